import type { Network } from "../network";

/** Collects edges of an undirected network: by ascending lower node, the other in any order, each once. */
export class GrowingEdges {
  readonly #size: number;
  /** Per node: the end of its edges to higher nodes. */
  readonly #ends: Uint32Array;
  #targets = new Uint32Array(1_024);
  #weights: Float64Array | null;
  #count = 0;

  constructor(size: number, isWeighted: boolean) {
    this.#size = size;
    this.#ends = new Uint32Array(size);
    this.#weights = isWeighted ? new Float64Array(1_024) : null;
  }

  add(from: number, to: number, weight: number): void {
    if (this.#count === this.#targets.length) this.#grow();
    this.#targets[this.#count] = to;
    if (this.#weights !== null) this.#weights[this.#count] = weight;
    this.#count += 1;
    this.#ends[from] = this.#count;
  }

  /**
   * Sorts without comparisons: writing each node, ascending, into the rows of its higher neighbours sorts
   * their lower neighbours; reading those rows, ascending, sorts the higher ones.
   */
  toNetwork(): Network {
    const size = this.#size;
    const offsets = this.#offsets();
    const filled = offsets.slice(0, size);
    const targets = new Uint32Array(2 * this.#count);
    const weights = this.#weights === null ? null : new Float64Array(2 * this.#count);
    for (let node = 0, edge = 0; node < size; node += 1) {
      for (; edge < this.#ends[node]!; edge += 1) {
        const place = filled[this.#targets[edge]!]!++;
        targets[place] = node;
        if (weights !== null) weights[place] = this.#weights![edge]!;
      }
    }
    const lowerEnds = filled.slice();
    for (let node = 0; node < size; node += 1) {
      for (let entry = offsets[node]!; entry < lowerEnds[node]!; entry += 1) {
        const place = filled[targets[entry]!]!++;
        targets[place] = node;
        if (weights !== null) weights[place] = weights[entry]!;
      }
    }
    return { size, isDirected: false, offsets, targets, weights };
  }

  #offsets(): Uint32Array {
    const offsets = new Uint32Array(this.#size + 1);
    for (let node = 0, edge = 0; node < this.#size; node += 1) {
      // Nodes without edges to higher nodes have no end yet.
      this.#ends[node] = Math.max(this.#ends[node]!, edge);
      offsets[node + 1]! += this.#ends[node]! - edge;
      for (; edge < this.#ends[node]!; edge += 1) offsets[this.#targets[edge]! + 1]! += 1;
    }
    for (let node = 0; node < this.#size; node += 1) offsets[node + 1]! += offsets[node]!;
    return offsets;
  }

  #grow(): void {
    const targets = new Uint32Array(2 * this.#count);
    targets.set(this.#targets);
    this.#targets = targets;
    if (this.#weights === null) return;
    const weights = new Float64Array(2 * this.#count);
    weights.set(this.#weights);
    this.#weights = weights;
  }
}
