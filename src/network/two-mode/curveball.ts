import type { Random } from "../random";
import type { Rows } from "../rows";
import { transposed } from "../rows";
import type { TwoMode } from "./two-mode";

/**
 * A two-mode network by chance, in which every node has as many links as in the given one. So many times two left nodes trade
 * what only one of them has: each keeps its number, and who gets what is drawn. Five trades a left node mix well. Rows of
 * the answer are not sorted; weights are dropped. Strona et al. 2014 ("curveball").
 */
export class Curveball {
  readonly #offsets: Uint32Array;
  readonly #targets: Uint32Array;
  readonly #leftSize: number;
  readonly #rightSize: number;
  readonly #random: Random;
  /** Per right node: who of the two that trade has it. */
  readonly #owners: Uint8Array;
  readonly #traded: Uint32Array;

  constructor({ left, right }: TwoMode, random: Random) {
    this.#offsets = left.offsets;
    this.#targets = left.targets.slice();
    this.#leftSize = left.size;
    this.#rightSize = right.size;
    this.#random = random;
    this.#owners = new Uint8Array(right.size);
    this.#traded = new Uint32Array(Math.min(right.size, 2 * mostLinks(left)));
  }

  /** Trades so many times, and returns the network as it is then; it is read only until the next call. */
  trade(times: number): TwoMode {
    if (this.#leftSize > 1) {
      for (let time = 0; time < times; time += 1) {
        const one = this.#random.below(this.#leftSize);
        const other = this.#random.below(this.#leftSize - 1);
        this.#tradeBetween(one, other < one ? other : other + 1);
      }
    }
    const left: Rows = {
      size: this.#leftSize,
      offsets: this.#offsets,
      targets: this.#targets,
      weights: null,
    };
    return { left, right: transposed(left, this.#rightSize) };
  }

  #tradeBetween(one: number, other: number): void {
    const [targets, traded, random] = [this.#targets, this.#traded, this.#random];
    const [oneEnd, otherEnd] = [this.#offsets[one + 1]!, this.#offsets[other + 1]!];
    this.#setOwners(one, 1);
    this.#setOwners(other, 2);
    const [oneFree, fromOne] = this.#takeOut(one, 1, 0);
    const [otherFree, count] = this.#takeOut(other, 2, fromOne);
    if (fromOne > 0 && fromOne < count) random.shuffle(traded, count);

    let next = 0;
    for (let link = oneFree; link < oneEnd; link += 1) targets[link] = traded[next++]!;
    for (let link = otherFree; link < otherEnd; link += 1) targets[link] = traded[next++]!;
    for (const node of [one, other]) {
      for (let link = this.#offsets[node]!; link < this.#offsets[node + 1]!; link += 1) {
        this.#owners[targets[link]!] = 0;
      }
    }
  }

  #setOwners(node: number, owner: number): void {
    for (let link = this.#offsets[node]!; link < this.#offsets[node + 1]!; link += 1) {
      this.#owners[this.#targets[link]!]! |= owner;
    }
  }

  /** Moves what only this owner has into `#traded`, and the rest to the front. Returns where its row is free, and the count. */
  #takeOut(node: number, owner: number, traded: number): [free: number, traded: number] {
    let [free, count] = [this.#offsets[node]!, traded];
    for (let link = free; link < this.#offsets[node + 1]!; link += 1) {
      const event = this.#targets[link]!;
      if (this.#owners[event] === owner) this.#traded[count++] = event;
      else this.#targets[free++] = event;
    }
    return [free, count];
  }
}

function mostLinks({ size, offsets }: Rows): number {
  let most = 0;
  for (let node = 0; node < size; node += 1) most = Math.max(most, offsets[node + 1]! - offsets[node]!);
  return most;
}
