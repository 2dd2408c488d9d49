import { reversed, type Network } from "../network";
import type { Random } from "../../domain/random";
import type { Rows } from "../rows";

/**
 * Samples a shortest path between two nodes uniformly, by bidirectional breadth-first search. Each step
 * expands the side with fewer edges, so it visits far fewer nodes than a search from one end.
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

  /** Calls `visit` for each inner node of the path. No call when the target is unreachable. */
  visitPath(from: number, to: number, visit: (node: number) => void): void {
    const [ahead, back] = [this.#ahead, this.#back];
    ahead.start(from);
    back.start(to);
    for (;;) {
      const [near, far] = ahead.cost <= back.cost ? [ahead, back] : [back, ahead];
      // A frontier without edges cannot grow.
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

  /** Picks a meeting node, weighted by its number of paths; -1 if the searches have not met. */
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

/** The search from one end, level by level. */
class Half {
  readonly order: Uint32Array;
  readonly distances: Int32Array;
  readonly paths: Float64Array;
  /** Start of the last level in the order. */
  levelStart = 0;
  reached = 0;
  /** Number of edges that the next step must check. */
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

  /**
   * Walks back to the source. Each predecessor is chosen in proportion to its number of paths. Does not visit
   * the two ends.
   */
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
