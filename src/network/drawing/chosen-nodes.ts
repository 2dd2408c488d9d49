import { inducedBy, undirected, type Network } from "../network";

export interface NetworkToDraw {
  readonly network: Network;
  /** Per node its name. */
  readonly labels: readonly string[];
  /** Per node its community; 0 is the largest. */
  readonly communities: ArrayLike<number>;
  /** Per node how large it is drawn: what its ties weigh together. */
  readonly strengths: ArrayLike<number>;
}

/**
 * What of a network is drawn: nodes with ties, and of those the ones whose ties weigh most. Its communities are numbered anew by what is drawn
 * of them, so that colours go to those that are seen.
 */
export function chosenNodes({ network, labels, communities, strengths }: NetworkToDraw, mostNodes: number) {
  const { offsets } = undirected(network);
  const tied = Array.from(labels.keys()).filter((node) => offsets[node + 1]! > offsets[node]!);
  const kept = tied
    .toSorted((one, other) => strengths[other]! - strengths[one]! || one - other)
    .slice(0, mostNodes)
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
