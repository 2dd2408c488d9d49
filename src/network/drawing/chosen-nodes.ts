import { inducedBy, undirected, type Network } from "../network";

export interface NetworkToDraw {
  readonly network: Network;
  /** The name of each node. */
  readonly labels: readonly string[];
  /** The community of each node; 0 is the largest. */
  readonly communities: ArrayLike<number>;
  /** The size of each node in the drawing: its strength. */
  readonly strengths: ArrayLike<number>;
}

/**
 * Chooses the nodes to draw: those with ties, strongest first. Renumbers the communities by their drawn
 * members, so that the visible ones get the colours.
 */
export function chosenNodes({ network, labels, communities, strengths }: NetworkToDraw, maxNodes: number) {
  const { offsets } = undirected(network);
  const tied = Array.from(labels.keys()).filter((node) => offsets[node + 1]! > offsets[node]!);
  const kept = tied
    .toSorted((one, other) => strengths[other]! - strengths[one]! || one - other)
    .slice(0, maxNodes)
    .toSorted((one, other) => one - other);
  const among = inducedBy(network, Uint32Array.from(kept));
  const ties = undirected(among).offsets;
  const nodes = kept.filter((_, place) => ties[place + 1]! > ties[place]!);

  const counts = new Map<number, number>();
  for (const node of nodes) counts.set(communities[node]!, (counts.get(communities[node]!) ?? 0) + 1);
  const bySize = [...counts].toSorted(([one, few], [other, many]) => many - few || one - other);
  const numbers = new Map(bySize.map(([community], number) => [community, number]));
  return {
    network: inducedBy(network, Uint32Array.from(nodes)),
    labels: nodes.map((node) => labels[node]!),
    communities: nodes.map((node) => numbers.get(communities[node]!)!),
    strengths: nodes.map((node) => strengths[node]!),
    notes: [
      ...(nodes.length < tied.length
        ? [`Drawn are the ${nodes.length} of ${tied.length} whose ties weigh most.`]
        : []),
      ...(tied.length < labels.length
        ? [`${labels.length - tied.length} without any tie are left out.`]
        : []),
    ],
  };
}
