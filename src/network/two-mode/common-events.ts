import type { TwoMode } from "./two-mode";

/** How many right nodes a left node shares with each other one. Its buffers serve every run, and hold the last one. */
export class CommonEvents {
  /** Who shares at least one, in no order; only the first so many of `run`'s answer count. */
  readonly others: Uint32Array;
  /** Per left node, how many it shares with the node of the last run; 0 for that node itself. */
  readonly counts: Uint32Array;
  readonly #network: TwoMode;
  #found = 0;

  constructor(network: TwoMode) {
    this.#network = network;
    this.others = new Uint32Array(network.left.size);
    this.counts = new Uint32Array(network.left.size);
  }

  /** Returns how many share something with the node. Costs the links of the node's right nodes. */
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
