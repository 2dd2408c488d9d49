import { expectUndirected, type Network } from "../network";

export interface CutNodes {
  /**
   * Per node: the number of parts that its component splits into when it is removed: 2 or more for a cut
   * node, else 1; 0 if isolated.
   */
  readonly parts: Uint32Array;
  /** Per node: the number of nodes that its removal cuts off from the largest remaining part. */
  readonly separated: Uint32Array;
  /** Bridges: edges whose removal splits their component. Lower node first, sorted by it. */
  readonly bridges: { readonly from: Uint32Array; readonly to: Uint32Array };
}

/**
 * Cut nodes (articulation points) and bridges. Undirected, unweighted. One depth-first search with low
 * points. Cost: n + m. Hopcroft and Tarjan 1973.
 */
export function cutNodes(network: Network): CutNodes {
  expectUndirected(network, "cut nodes");
  const { size, offsets, targets } = network;
  const parts = new Uint32Array(size);
  const separated = new Uint32Array(size);
  const bridges: Array<[from: number, to: number]> = [];
  const walk = new DepthFirst(network);

  for (let root = 0; root < size; root += 1) {
    if (walk.met[root] !== 0) continue;
    const total = walk.run(root);
    for (const node of walk.order.subarray(0, total)) {
      let [cutOff, largest, fallen] = [0, 0, 0];
      for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
        const child = targets[entry]!;
        if (walk.parents[child] !== node) continue;
        if (walk.lowest[child]! > walk.met[node]!)
          bridges.push([Math.min(node, child), Math.max(node, child)]);
        if (walk.lowest[child]! < walk.met[node]!) continue;
        fallen += 1;
        cutOff += walk.below[child]!;
        largest = Math.max(largest, walk.below[child]!);
      }
      const rest = total - 1 - cutOff;
      parts[node] = fallen + (rest > 0 ? 1 : 0);
      separated[node] = total - 1 - Math.max(largest, rest);
    }
  }
  bridges.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return {
    parts,
    separated,
    bridges: {
      from: Uint32Array.from(bridges, ([from]) => from),
      to: Uint32Array.from(bridges, ([, to]) => to),
    },
  };
}

/** Iterative depth-first search: recursion on a long path would overflow the stack. */
class DepthFirst {
  /** The nodes of the last run in discovery order. */
  readonly order: Uint32Array;
  /** Discovery number of a node, from 1; 0 if undiscovered. */
  readonly met: Uint32Array;
  /** Low point: the lowest discovery number that the node's subtree has an edge to. */
  readonly lowest: Uint32Array;
  /** -1 for a root. */
  readonly parents: Int32Array;
  /** Size of the node's subtree, itself included. */
  readonly below: Uint32Array;
  readonly #network: Network;
  readonly #next: Uint32Array;
  #clock = 0;

  constructor(network: Network) {
    this.#network = network;
    this.order = new Uint32Array(network.size);
    this.met = new Uint32Array(network.size);
    this.lowest = new Uint32Array(network.size);
    this.parents = new Int32Array(network.size).fill(-1);
    this.below = new Uint32Array(network.size);
    this.#next = network.offsets.slice(0, network.size);
  }

  /** Visits the component of a root. Returns its size. */
  run(root: number): number {
    const { offsets, targets } = this.#network;
    const { met, lowest, parents } = this;
    let count = this.#meet(root, 0);
    for (let node = root; node !== -1;) {
      const entry = this.#next[node]!++;
      if (entry === offsets[node + 1]) {
        node = this.#leave(node);
        continue;
      }
      const other = targets[entry]!;
      if (met[other] === 0) {
        parents[other] = node;
        count = this.#meet(other, count);
        node = other;
      } else if (other !== parents[node]) lowest[node] = Math.min(lowest[node]!, met[other]!);
    }
    return count;
  }

  #meet(node: number, count: number): number {
    this.#clock += 1;
    this.met[node] = this.#clock;
    this.lowest[node] = this.#clock;
    this.below[node] = 1;
    this.order[count] = node;
    return count + 1;
  }

  /** Returns to the parent and updates its low point and subtree size. */
  #leave(node: number): number {
    const parent = this.parents[node]!;
    if (parent === -1) return -1;
    this.below[parent]! += this.below[node]!;
    this.lowest[parent] = Math.min(this.lowest[parent]!, this.lowest[node]!);
    return parent;
  }
}
