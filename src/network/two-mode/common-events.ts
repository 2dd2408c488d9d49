import type { TwoMode } from "./two-mode";

/**
 * Counts the right nodes that a left node shares with each other left node. Buffers are reused, and valid
 * until the next run.
 */
export class CommonEvents {
  /** Nodes that share at least one, unordered. Only the first entries count, as many as `run` returned. */
  readonly others: Uint32Array;
  /** Per left node: the number shared with the node of the last run; 0 for that node itself. */
  readonly counts: Uint32Array;
  readonly #network: TwoMode;
  #found = 0;

  constructor(network: TwoMode) {
    this.#network = network;
    this.others = new Uint32Array(network.left.size);
    this.counts = new Uint32Array(network.left.size);
  }

  /** Returns the number of nodes that share something. Cost: the links of the node's right nodes. */
  run(node: number): number {
    const { left, right } = this.#network;
    const { others, counts } = this;
    for (let place = 0; place < this.#found; place += 1) counts[others[place]!] = 0;
    let found = 0;
    for (let link = left.offsets[node]!; link < left.offsets[node + 1]!; link += 1) {
      const event = left.targets[link]!;
      for (let back = right.offsets[event]!, end = right.offsets[event + 1]!; back < end; back += 1) {
        const other = right.targets[back]!;
        if (counts[other] === 0 && other !== node) others[found++] = other;
        counts[other]! += 1;
      }
    }
    counts[node] = 0;
    this.#found = found;
    return found;
  }
}
