import type { Rows } from "../rows";
import { NodeHeap } from "./node-heap";
import { noneClosed, outOfBounds, unreached, type Search } from "./search";

/** Dijkstra's algorithm (1959). Lengths must be above 0. Cost: e log n for e edges and n nodes visited. */
export class Dijkstra implements Search {
  readonly order: Uint32Array;
  readonly distances: Float64Array;
  readonly #rows: Rows;
  readonly #lengths: Float64Array;
  readonly #heap: NodeHeap;
  #reached = 0;
  #closed = noneClosed;

  constructor(rows: Rows, lengths: Float64Array) {
    this.#rows = rows;
    this.#lengths = lengths;
    this.order = new Uint32Array(rows.size);
    this.distances = new Float64Array(rows.size).fill(unreached);
    this.#heap = new NodeHeap(this.distances);
  }

  run(source: number, within = Infinity, closed = noneClosed): number {
    const { offsets, targets } = this.#rows;
    const { order, distances } = this;
    const [heap, lengths] = [this.#heap, this.#lengths];
    for (let place = 0; place < this.#reached; place += 1) distances[order[place]!] = unreached;
    for (const node of this.#closed) distances[node] = unreached;
    for (const node of closed) distances[node] = outOfBounds;
    this.#closed = closed;

    distances[source] = 0;
    let reached = 0;
    heap.put(source);
    while (heap.size > 0) {
      const node = heap.take();
      order[reached++] = node;
      for (let entry = offsets[node]!, end = offsets[node + 1]!; entry < end; entry += 1) {
        const next = targets[entry]!;
        const distance = distances[node]! + lengths[entry]!;
        const known = distances[next]!;
        if (distance > within || (known !== unreached && distance >= known)) continue;
        distances[next] = distance;
        heap.put(next);
      }
    }
    this.#reached = reached;
    return reached;
  }
}
