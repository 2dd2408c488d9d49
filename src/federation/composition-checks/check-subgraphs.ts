import { checkFieldSets } from "./check-field-sets";
import { checkSharing } from "./check-sharing";
import { declarationsIn } from "./declarations";
import type { CompositionProblem } from "./problem";
import { readSubgraph, type SubgraphDocument } from "./read-subgraph";

/**
 * Finds two mistakes that Apollo's composition refuses but The Guild's (0.27) accepts: a `fields` argument
 * that a router cannot select, and a field that several subgraphs resolve through `@provides` or `@override`
 * although it is not shareable. Runs before the composer, which throws on some of these selections.
 */
export function checkSubgraphs(subgraphs: readonly SubgraphDocument[]): CompositionProblem[] {
  const read = subgraphs.map(readSubgraph);
  if (!read.every((subgraph) => subgraph !== null)) return [];
  return [...read.flatMap(checkFieldSets), ...checkSharing(read.flatMap(declarationsIn))];
}
