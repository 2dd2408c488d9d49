import { reversed, type Network } from "../network";
import { stepsOf, type Watch } from "../watch";
import { components } from "./components";

export interface EigenvectorOptions extends Watch {
  /** Converged when a round changes the unit vector of a component by less than this. */
  readonly tolerance?: number | undefined;
  /** Default: 10,000, and more in a small network. */
  readonly maxRounds?: number | undefined;
}

/** Nodes and entries that a small network may read: about a second. */
const maxSteps = 200_000_000;

/**
 * Eigenvector centrality of each component: a node's score is proportional to the weighted sum of the scores
 * of nodes that point to it. The leading eigenvector of a component has the length √(its nodes / all nodes
 * with edges), so that of all together is 1. Range 0 to 1. 0 for isolated nodes. NaN in a component where it
 * is not defined: without a directed cycle all eigenvalues are 0; with cycles of the same strength one after
 * another the leading one is not single. NaN also if a component does not converge: a chain of hundreds of
 * nodes. Cost: n + m per round; the number of rounds depends on the eigenvalue gap. Power iteration on A + I,
 * which also converges for two-mode networks. Bonacich 1972.
 */
export function eigenvector(
  network: Network,
  {
    tolerance = 1e-12,
    maxRounds = Math.max(10_000, Math.floor(maxSteps / (network.size + network.targets.length))),
    ...watch
  }: EigenvectorOptions = {},
): Float64Array {
  const { size } = network;
  const inward = reversed(network);
  const { of, sizes } = components(network);
  const isCyclic = cyclicComponents(network, { of, sizes });
  const scores = new Float64Array(size);
  const next = new Float64Array(size);
  const steps = stepsOf(sizes.length, watch);
  let measured = 0;
  for (const [component, nodes] of nodesByGroup(of, sizes).entries()) {
    if (nodes.length === 1) continue;
    const onRound = () => steps(component);
    if (
      isCyclic[component] === 1 &&
      converges(inward, nodes, [scores, next], { tolerance, maxRounds, onRound })
    ) {
      measured += nodes.length;
      for (const node of nodes) scores[node]! *= Math.sqrt(nodes.length);
    } else for (const node of nodes) scores[node] = NaN;
    steps(component + 1);
  }
  return measured === 0 ? scores : scores.map((score) => score / Math.sqrt(measured));
}

/** Fills in the unit vector of one component; false if it did not converge. */
function converges(
  { offsets, targets, weights }: Network,
  nodes: Uint32Array,
  [scores, next]: readonly [Float64Array, Float64Array],
  options: { readonly tolerance: number; readonly maxRounds: number; readonly onRound: () => void },
): boolean {
  const { tolerance, maxRounds, onRound } = options;
  for (const node of nodes) scores[node] = 1 / Math.sqrt(nodes.length);
  for (let round = 0; round < maxRounds; round += 1) {
    let square = 0;
    for (const node of nodes) {
      const end = offsets[node + 1]!;
      let sum = scores[node]!;
      let entry = offsets[node]!;
      if (weights === null) for (; entry < end; entry += 1) sum += scores[targets[entry]!]!;
      else for (; entry < end; entry += 1) sum += scores[targets[entry]!]! * weights[entry]!;
      next[node] = sum;
      square += sum * sum;
    }
    const length = Math.sqrt(square);
    let change = 0;
    for (const node of nodes) {
      const score = next[node]! / length;
      change += (score - scores[node]!) ** 2;
      scores[node] = score;
    }
    if (Math.sqrt(change) < tolerance) return true;
    onRound();
  }
  return false;
}

/** The nodes of each group, ascending. */
function nodesByGroup(of: Uint32Array, sizes: Uint32Array): Uint32Array[] {
  const filled = new Uint32Array(sizes.length);
  const groups = Array.from(sizes, (count) => new Uint32Array(count));
  for (const [node, group] of of.entries()) groups[group]![filled[group]!++] = node;
  return groups;
}

/** 1 for each component with a cycle; an undirected edge is one. Takes nodes away to which nothing points (Kahn 1962). */
function cyclicComponents(
  { size, offsets, targets, isDirected }: Network,
  { of, sizes }: Pick<ReturnType<typeof components>, "of" | "sizes">,
): Uint8Array {
  const isCyclic = new Uint8Array(sizes.length).fill(isDirected ? 0 : 1);
  if (!isDirected) return isCyclic;
  const pointing = new Uint32Array(size);
  for (const target of targets) pointing[target]! += 1;
  const left = new Uint32Array(sizes);
  const free = Array.from(pointing.keys()).filter((node) => pointing[node] === 0);
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    left[of[node]!]! -= 1;
    for (const target of targets.subarray(offsets[node], offsets[node + 1])) {
      pointing[target]! -= 1;
      if (pointing[target] === 0) free.push(target);
    }
  }
  return isCyclic.map((_, component) => (left[component]! > 0 ? 1 : 0));
}
