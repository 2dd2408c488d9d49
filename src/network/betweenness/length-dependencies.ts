import type { Rows } from "../rows";
import { Dijkstra } from "../paths/dijkstra";
import { isAsFar } from "../paths/lengths";

/**
 * Dependencies of a source on each node (Brandes), by lengths. Lengths that differ only by rounding are
 * equal.
 */
export class LengthDependencies {
  readonly #rows: Rows;
  readonly #lengths: Float64Array;
  readonly #search: Dijkstra;
  /** Number of shortest paths from the source to each node. */
  readonly #paths: Float64Array;
  /** Dependency that a node passes back, per shortest path to it. */
  readonly #shares: Float64Array;

  constructor(rows: Rows, lengths: Float64Array) {
    this.#rows = rows;
    this.#lengths = lengths;
    this.#search = new Dijkstra(rows, lengths);
    this.#paths = new Float64Array(rows.size);
    this.#shares = new Float64Array(rows.size);
  }

  /** Adds the dependencies of a source to `scores`. Nothing for the source itself and for endpoints. */
  add(source: number, scores: Float64Array): void {
    const { offsets, targets } = this.#rows;
    const [paths, shares] = [this.#paths, this.#shares];
    const { order } = this.#search;
    const reached = this.#search.run(source);
    this.#countPaths(source, reached);
    for (let place = reached - 1; place > 0; place -= 1) {
      const node = order[place]!;
      let share = 0;
      for (let entry = offsets[node]!, end = offsets[node + 1]!; entry < end; entry += 1) {
        if (this.#leadsOn(node, entry)) share += shares[targets[entry]!]!;
      }
      scores[node]! += share * paths[node]!;
      shares[node] = share + 1 / paths[node]!;
    }
  }

  #countPaths(source: number, reached: number): void {
    const { offsets, targets } = this.#rows;
    const paths = this.#paths;
    const { order } = this.#search;
    for (let place = 0; place < reached; place += 1) paths[order[place]!] = 0;
    paths[source] = 1;
    for (let place = 0; place < reached; place += 1) {
      const node = order[place]!;
      for (let entry = offsets[node]!, end = offsets[node + 1]!; entry < end; entry += 1) {
        if (this.#leadsOn(node, entry)) paths[targets[entry]!]! += paths[node]!;
      }
    }
  }

  #leadsOn(node: number, entry: number): boolean {
    const { distances } = this.#search;
    return isAsFar(distances[node]! + this.#lengths[entry]!, distances[this.#rows.targets[entry]!]!);
  }
}
