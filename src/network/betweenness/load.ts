import { reversed, type Network } from "../network";
import { BreadthFirst } from "../paths/breadth-first";
import { stepsOf, type Watch } from "../watch";

/**
 * Load: the traffic through a node when every node sends one packet to every other, split evenly at each fork
 * among the neighbours nearer to its source. Divided by (n - 1)(n - 2); 0 for isolated nodes, and for all
 * nodes when n < 3. Often confused with betweenness, which splits evenly among whole paths. Unweighted. Cost:
 * n m. Goh, Kahng and Kim 2001.
 */
export function load(network: Network, watch: Watch = {}): Float64Array {
  const { size } = network;
  const { offsets, targets } = reversed(network);
  const scores = new Float64Array(size);
  const passing = new Float64Array(size);
  const search = new BreadthFirst(network);
  const { order, distances } = search;
  const steps = stepsOf(size, watch);
  for (let source = 0; source < size; source += 1) {
    const reached = search.run(source);
    for (let place = 0; place < reached; place += 1) passing[order[place]!] = 1;
    for (let place = reached - 1; place > 0; place -= 1) {
      const node = order[place]!;
      scores[node]! += passing[node]! - 1;
      let nearer = 0;
      for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
        if (distances[targets[entry]!] === distances[node]! - 1) nearer += 1;
      }
      for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
        const other = targets[entry]!;
        if (distances[other] === distances[node]! - 1) passing[other]! += passing[node]! / nearer;
      }
    }
    steps(source + 1);
  }
  const pairs = (size - 1) * (size - 2);
  return pairs > 0 ? scores.map((score) => score / pairs) : scores;
}
