import type { Rows } from "../rows";

/**
 * Dependencies of a source on each node, by steps (Brandes 2001). The forward pass records the edges of the
 * shortest-path DAG in one list; the backward pass reads that list in reverse and no other edge.
 */
export class StepDependencies {
  readonly #rows: Rows;
  readonly #order: Uint32Array;
  readonly #distances: Int32Array;
  /** Number of shortest paths from the source to each node. */
  readonly #paths: Float64Array;
  /** Dependency that a node passes back, per shortest path to it. */
  readonly #shares: Float64Array;
  readonly #onward: Uint32Array;
  /** By position in the order: the end of its part of `#onward`. */
  readonly #ends: Uint32Array;

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#order = new Uint32Array(rows.size);
    this.#distances = new Int32Array(rows.size).fill(-1);
    this.#paths = new Float64Array(rows.size);
    this.#shares = new Float64Array(rows.size);
    this.#onward = new Uint32Array(rows.targets.length);
    this.#ends = new Uint32Array(rows.size);
  }

  /** Adds the dependencies of a source to `scores`. Nothing for the source itself and for endpoints. */
  add(source: number, scores: Float64Array): void {
    const reached = this.#goOut(source);
    const [order, distances, paths] = [this.#order, this.#distances, this.#paths];
    const [shares, onward, ends] = [this.#shares, this.#onward, this.#ends];
    for (let place = reached - 1; place > 0; place -= 1) {
      const node = order[place]!;
      let share = 0;
      for (let step = ends[place - 1]!, end = ends[place]!; step < end; step += 1) {
        share += shares[onward[step]!]!;
      }
      const count = paths[node]!;
      scores[node]! += share * count;
      shares[node] = share + 1 / count;
      distances[node] = -1;
    }
    distances[source] = -1;
  }

  #goOut(source: number): number {
    const { offsets, targets } = this.#rows;
    const [order, distances, paths] = [this.#order, this.#distances, this.#paths];
    const [onward, ends] = [this.#onward, this.#ends];
    order[0] = source;
    distances[source] = 0;
    paths[source] = 1;
    let [reached, steps] = [1, 0];
    for (let place = 0; place < reached; place += 1) {
      const node = order[place]!;
      const distance = distances[node]! + 1;
      const count = paths[node]!;
      for (let entry = offsets[node]!, end = offsets[node + 1]!; entry < end; entry += 1) {
        const next = targets[entry]!;
        const known = distances[next]!;
        if (known === -1) {
          distances[next] = distance;
          paths[next] = count;
          order[reached++] = next;
          onward[steps++] = next;
        } else if (known === distance) {
          paths[next]! += count;
          onward[steps++] = next;
        }
      }
      ends[place] = steps;
    }
    return reached;
  }
}
