/** A priority queue of nodes by distance: a 4-ary heap that knows the position of each node. */
export class NodeHeap {
  readonly #distances: Float64Array;
  readonly #nodes: Uint32Array;
  /** The position of each node; -1 if it is not in the heap. */
  readonly #places: Int32Array;
  #size = 0;

  /** It reads distances from this array. The owner writes them before each `put`. */
  constructor(distances: Float64Array) {
    this.#distances = distances;
    this.#nodes = new Uint32Array(distances.length);
    this.#places = new Int32Array(distances.length).fill(-1);
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a node, or moves it up after its distance decreased. */
  put(node: number): void {
    let place = this.#places[node]!;
    if (place === -1) place = this.#size++;
    const [nodes, places, distances] = [this.#nodes, this.#places, this.#distances];
    const distance = distances[node]!;
    while (place > 0) {
      const above = (place - 1) >> 2;
      const parent = nodes[above]!;
      if (distances[parent]! <= distance) break;
      nodes[place] = parent;
      places[parent] = place;
      place = above;
    }
    nodes[place] = node;
    places[node] = place;
  }

  /** Removes the nearest node. The heap must not be empty. */
  take(): number {
    const [nodes, places, distances] = [this.#nodes, this.#places, this.#distances];
    const nearest = nodes[0]!;
    places[nearest] = -1;
    this.#size -= 1;
    if (this.#size === 0) return nearest;

    const node = nodes[this.#size]!;
    const distance = distances[node]!;
    let place = 0;
    for (let child = 1; child < this.#size; child = 4 * place + 1) {
      const end = Math.min(child + 4, this.#size);
      let least = child;
      for (let other = child + 1; other < end; other += 1) {
        if (distances[nodes[other]!]! < distances[nodes[least]!]!) least = other;
      }
      const below = nodes[least]!;
      if (distances[below]! >= distance) break;
      nodes[place] = below;
      places[below] = place;
      place = least;
    }
    nodes[place] = node;
    places[node] = place;
    return nearest;
  }
}
