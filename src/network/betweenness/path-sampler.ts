import { reversed, type Network } from "../network";
import type { Random } from "../random";
import type { Rows } from "../rows";

/**
 * Draws one of the shortest paths between two nodes, each as likely as any other. It searches from both ends, a step at a time
 * where less has to be looked at, until they meet: far less than all that lies nearer than the target.
 */
export class PathSampler {
  readonly #ahead: Half;
  readonly #back: Half;
  readonly #random: Random;

  constructor(network: Network, random: Random) {
    const inward = reversed(network);
    this.#ahead = new Half(network, inward);
    this.#back = new Half(inward, network);
    this.#random = random;
  }

  /** Calls `visit` for each node between the two; for none where no path leads from one to the other. */
  visitPath(from: number, to: number, visit: (node: number) => void): void {
    const [ahead, back] = [this.#ahead, this.#back];
    ahead.start(from);
    back.start(to);
    for (;;) {
      const [near, far] = ahead.cost <= back.cost ? [ahead, back] : [back, ahead];
      // What costs nothing more has nowhere to go.
      if (near.cost === 0) return;
      near.step();
      const middle = this.#drawMeeting(near, far);
      if (middle === -1) continue;
      if (middle !== from && middle !== to) visit(middle);
      ahead.visitWayBack(middle, this.#random, visit);
      back.visitWayBack(middle, this.#random, visit);
      return;
    }
  }

  /** Of the nodes where the halves have met, one as likely as there are paths through it; -1 where they have not. */
  #drawMeeting(near: Half, far: Half): number {
    let total = 0;
    for (let place = near.levelStart; place < near.reached; place += 1) {
      const node = near.order[place]!;
      if (far.distances[node] !== -1) total += near.paths[node]! * far.paths[node]!;
    }
    if (total === 0) return -1;
    let lot = this.#random.next() * total;
    let drawn = -1;
    for (let place = near.levelStart; place < near.reached && lot >= 0; place += 1) {
      const node = near.order[place]!;
      if (far.distances[node] === -1) continue;
      drawn = node;
      lot -= near.paths[node]! * far.paths[node]!;
    }
    return drawn;
  }
}

/** The search from one end, a level at a time. */
class Half {
  readonly order: Uint32Array;
  readonly distances: Int32Array;
  readonly paths: Float64Array;
  /** Where the last level begins in the order. */
  levelStart = 0;
  reached = 0;
  /** How many edges the next step looks at. */
  cost = 0;
  readonly #rows: Rows;
  readonly #inward: Rows;

  constructor(rows: Rows, inward: Rows) {
    this.#rows = rows;
    this.#inward = inward;
    this.order = new Uint32Array(rows.size);
    this.distances = new Int32Array(rows.size).fill(-1);
    this.paths = new Float64Array(rows.size);
  }

  start(source: number): void {
    for (let place = 0; place < this.reached; place += 1) this.distances[this.order[place]!] = -1;
    this.order[0] = source;
    this.distances[source] = 0;
    this.paths[source] = 1;
    this.levelStart = 0;
    this.reached = 1;
    this.cost = this.#rows.offsets[source + 1]! - this.#rows.offsets[source]!;
  }

  step(): void {
    const { offsets, targets } = this.#rows;
    const { order, distances, paths, reached: end } = this;
    let [reached, cost] = [end, 0];
    for (let place = this.levelStart; place < end; place += 1) {
      const node = order[place]!;
      const distance = distances[node]! + 1;
      for (let entry = offsets[node]!, last = offsets[node + 1]!; entry < last; entry += 1) {
        const next = targets[entry]!;
        const known = distances[next]!;
        if (known === -1) {
          distances[next] = distance;
          paths[next] = paths[node]!;
          order[reached++] = next;
          cost += offsets[next + 1]! - offsets[next]!;
        } else if (known === distance) paths[next]! += paths[node]!;
      }
    }
    this.levelStart = end;
    this.reached = reached;
    this.cost = cost;
  }

  /** Goes back to the source, to each who came before as likely as there are paths through it; neither end is told. */
  visitWayBack(from: number, random: Random, visit: (node: number) => void): void {
    const { offsets, targets } = this.#inward;
    for (let node = from; this.distances[node]! > 1;) {
      const distance = this.distances[node]! - 1;
      let lot = random.next() * this.paths[node]!;
      let before = -1;
      for (let entry = offsets[node]!; entry < offsets[node + 1]! && lot >= 0; entry += 1) {
        const other = targets[entry]!;
        if (this.distances[other] !== distance) continue;
        before = other;
        lot -= this.paths[other]!;
      }
      visit(before);
      node = before;
    }
  }
}
