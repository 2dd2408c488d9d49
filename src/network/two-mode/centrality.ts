import { betweenness } from "../betweenness/betweenness";
import { degrees } from "../measures/degree";
import { BreadthFirst } from "../paths/breadth-first";
import { stepsOf, type Watch } from "../watch";
import { asNetwork, type TwoMode } from "./two-mode";

/** One number per node, for each side. */
export interface TwoModeScores {
  readonly left: Float64Array;
  readonly right: Float64Array;
}

/**
 * Two-mode degree: degree divided by the size of the other side, from 0 to 1; 0 if isolated. Cost: n.
 * Borgatti and Halgin 2011.
 */
export function twoModeDegree({ left, right }: TwoMode): TwoModeScores {
  return {
    left: Float64Array.from(degrees(left), (degree) => degree / right.size),
    right: Float64Array.from(degrees(right), (degree) => degree / left.size),
  };
}

/**
 * Two-mode betweenness: betweenness divided by the maximum possible for the node's side. Range 0 to 1; 0 if
 * isolated. Cost: n m. Borgatti and Everett 1997; Borgatti and Halgin 2011.
 */
export function twoModeBetweenness(network: TwoMode, watch: Watch = {}): TwoModeScores {
  const { left, right } = network;
  const scores = betweenness(asNetwork(network), watch);
  const pairs = ((scores.length - 1) * (scores.length - 2)) / 2;
  const shareOf = (max: number) => (score: number) => (max > 0 ? (score * pairs) / max : 0);
  return {
    left: scores.slice(0, left.size).map(shareOf(maxBetween(left.size, right.size))),
    right: scores.slice(left.size).map(shareOf(maxBetween(right.size, left.size))),
  };
}

/**
 * Two-mode closeness: the minimum possible sum of distances to the nodes that are reachable (1 to the other
 * side, 2 to the own side) divided by the actual sum, times their share of all. Range 0 to 1; 0 if isolated.
 * Cost: n m. Borgatti and Halgin 2011, with Wasserman and Faust's factor.
 */
export function twoModeCloseness(network: TwoMode, watch: Watch = {}): TwoModeScores {
  const { left } = network;
  const whole = asNetwork(network);
  const search = new BreadthFirst(whole);
  const steps = stepsOf(whole.size, watch);
  const scores = new Float64Array(whole.size);
  for (let node = 0; node < whole.size; node += 1) {
    const reached = search.run(node);
    let [sum, least] = [0, 0];
    for (let place = 1; place < reached; place += 1) {
      const distance = search.distances[search.order[place]!]!;
      sum += distance;
      // An odd number of steps leads to the other side.
      least += distance % 2 === 1 ? 1 : 2;
    }
    if (sum > 0) scores[node] = ((least / sum) * (reached - 1)) / (whole.size - 1);
    steps(node + 1);
  }
  return { left: scores.slice(0, left.size), right: scores.slice(left.size) };
}

/** The maximum betweenness in a two-mode network of these sizes, in pairs. */
function maxBetween(own: number, other: number): number {
  if (own === 0 || other === 0) return 0;
  const [whole, rest] = [Math.floor((own - 1) / other), (own - 1) % other];
  return (
    (other ** 2 * (whole + 1) ** 2 +
      other * (whole + 1) * (2 * rest - whole - 1) -
      rest * (2 * whole - rest + 3)) /
    2
  );
}
