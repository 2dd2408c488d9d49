import { chosenNodes, type ChosenNodes } from "../../network/drawing/chosen-nodes";
import { strengths as strengthsOf } from "../../network/measures/degree";
import { undirected, type Network } from "../../network/network";

/** The part of a network to draw, and whom its description names. */
export interface ChosenMembers extends ChosenNodes {
  /** The three members with the heaviest ties together. */
  readonly strongest: readonly number[];
}

export function chosenMembers(
  { network, communities }: { readonly network: Network; readonly communities: Uint32Array },
  { maxNodes }: { readonly maxNodes: number },
): ChosenMembers {
  // Undirected: a person who is only a guest has no outgoing tie, but is drawn too.
  const strengths = strengthsOf(undirected(network));
  const strongest = Array.from(strengths.keys())
    .toSorted((one, other) => strengths[other]! - strengths[one]! || one - other)
    .slice(0, 3);
  return { ...chosenNodes({ network, communities, strengths }, maxNodes), strongest };
}
