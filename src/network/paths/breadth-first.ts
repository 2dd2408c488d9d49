import type { Rows } from "../rows";
import { noneClosed, outOfBounds, unreached, type Search } from "./search";

/** Breadth-first search: every edge has length 1. Cost: the edges visited. */
export class BreadthFirst implements Search {
  readonly order: Uint32Array;
  readonly distances: Int32Array;
  readonly #rows: Rows;
  #reached = 0;
  #closed = noneClosed;

  constructor(rows: Rows) {
    this.#rows = rows;
    this.order = new Uint32Array(rows.size);
    this.distances = new Int32Array(rows.size).fill(unreached);
  }

  run(source: number, within = Infinity, closed = noneClosed): number {
    const { offsets, targets } = this.#rows;
    const { order, distances } = this;
    for (let place = 0; place < this.#reached; place += 1) distances[order[place]!] = unreached;
    for (const node of this.#closed) distances[node] = unreached;
    for (const node of closed) distances[node] = outOfBounds;
    this.#closed = closed;

    order[0] = source;
    distances[source] = 0;
    let reached = 1;
    for (let place = 0; place < reached; place += 1) {
      const node = order[place]!;
      const distance = distances[node]! + 1;
      if (distance > within) break;
      for (let entry = offsets[node]!, end = offsets[node + 1]!; entry < end; entry += 1) {
        const next = targets[entry]!;
        if (distances[next] !== unreached) continue;
        distances[next] = distance;
        order[reached++] = next;
      }
    }
    this.#reached = reached;
    return reached;
  }
}
