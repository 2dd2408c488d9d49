import type { Random } from "../../domain/random";
import type { Rows } from "../rows";
import { transposed } from "../rows";
import type { TwoMode } from "./two-mode";

/**
 * Random two-mode networks with fixed degrees ("curveball"): in each trade, two left nodes exchange right
 * nodes that only one of them has. Five trades per left node mix well. Rows of the result are unsorted;
 * weights are dropped. Strona et al. 2014.
 */
export class Curveball {
  readonly #offsets: Uint32Array;
  readonly #targets: Uint32Array;
  readonly #leftSize: number;
  readonly #rightSize: number;
  readonly #random: Random;
  /** Per right node: which of the two trading nodes has it. */
  readonly #owners: Uint8Array;
  readonly #traded: Uint32Array;

  constructor({ left, right }: TwoMode, random: Random) {
    this.#offsets = left.offsets;
    this.#targets = left.targets.slice();
    this.#leftSize = left.size;
    this.#rightSize = right.size;
    this.#random = random;
    this.#owners = new Uint8Array(right.size);
    this.#traded = new Uint32Array(Math.min(right.size, 2 * maxLinks(left)));
  }

  /** Runs the trades and returns the network, which is valid until the next call. */
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

  /**
   * Moves the nodes that only this owner has to `#traded`, and the rest to the front. Returns where its row
   * is free, and the count.
   */
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

function maxLinks({ size, offsets }: Rows): number {
  let max = 0;
  for (let node = 0; node < size; node += 1) max = Math.max(max, offsets[node + 1]! - offsets[node]!);
  return max;
}
