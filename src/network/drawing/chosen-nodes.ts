import { inducedBy, undirected, type Network } from "../network";

/** A network to choose from. */
interface WholeNetwork {
  readonly network: Network;
  /** The community of each node; 0 is the largest. */
  readonly communities: ArrayLike<number>;
  /** The size of each node in the drawing: its strength. */
  readonly strengths: ArrayLike<number>;
}

/** The part of a network that is drawn. */
export interface ChosenNodes {
  /** The nodes in the whole network. Everything else is about them, in this order. */
  readonly nodes: readonly number[];
  readonly network: Network;
  /** Numbered by their drawn members, so that the visible ones get the colours. */
  readonly communities: readonly number[];
  readonly strengths: readonly number[];
  /** What was left out. */
  readonly notes: readonly string[];
}

/** Chooses the nodes to draw: those with ties, strongest first, at most `maxNodes`. */
export function chosenNodes(
  { network, communities, strengths }: WholeNetwork,
  maxNodes: number,
): ChosenNodes {
  const { size, offsets } = undirected(network);
  const tied = Array.from({ length: size }, (_, node) => node).filter(
    (node) => offsets[node + 1]! > offsets[node]!,
  );
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
    nodes,
    network: inducedBy(network, Uint32Array.from(nodes)),
    communities: nodes.map((node) => numbers.get(communities[node]!)!),
    strengths: nodes.map((node) => strengths[node]!),
    notes: [
      ...(nodes.length < tied.length
        ? [`Drawn are the ${nodes.length} of ${tied.length} whose ties weigh most.`]
        : []),
      ...(tied.length < size ? [`${size - tied.length} without any tie are left out.`] : []),
    ],
  };
}
