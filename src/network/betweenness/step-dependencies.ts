import type { Rows } from "../rows";

/**
 * What each node carries of the shortest paths from a source, counting steps (Brandes 2001). The way out notes, in one long
 * list, who stands one step farther than whom; the way back reads it from its end, and looks at no other edge.
 */
export class StepDependencies {
  readonly #rows: Rows;
  readonly #order: Uint32Array;
  readonly #distances: Int32Array;
  /** How many shortest paths lead from the source to a node. */
  readonly #paths: Float64Array;
  /** What a node hands back, per path that leads to it. */
  readonly #shares: Float64Array;
  readonly #onward: Uint32Array;
  /** Per place in the order, where its part of `#onward` ends. */
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

  /** Adds to `scores` what each node carries of the paths from this source; nothing for the source and the ends. */
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
