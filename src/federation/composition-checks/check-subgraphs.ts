import { checkFieldSets } from "./check-field-sets";
import { checkSharing } from "./check-sharing";
import { declarationsIn } from "./declarations";
import type { CompositionProblem } from "./problem";
import { readSubgraph, type Subgraph } from "./read-subgraph";

/**
 * Two mistakes that Apollo's composition refuses and The Guild's (0.27) lets through: a `fields` argument that is no
 * selection a router can send, and a field that `@provides` or `@override` makes several subgraphs resolve although
 * it is not shared. All else is left to the composer; which comes second, for it throws on some of these selections.
 */
export function checkSubgraphs(subgraphs: readonly Subgraph[]): CompositionProblem[] {
  const read = subgraphs.map(readSubgraph);
  if (!read.every((subgraph) => subgraph !== null)) return [];
  return [...read.flatMap(checkFieldSets), ...checkSharing(read.flatMap(declarationsIn))];
}
