import { type OperationDefinitionNode, OperationTypeNode } from "graphql";

import { badSupergraph, type Supergraph } from "../supergraph";
import { plannedFields } from "./planned-field";
import { FetchFinder } from "./fetch-finder";
import { groupBy } from "./group-by";
import { JoinedSchema } from "./joined-schema";
import type { PlanNode } from "./plan";
import { PlanWriter } from "./plan-writer";
import { KeyHops } from "./key-hops";

/**
 * Makes the query plan of an operation that `plannableOperation` has rewritten. Null when no subgraph is
 * needed. Throws `UnreachableField`.
 */
export type Planner = (operation: OperationDefinitionNode) => PlanNode | null;

/** Creates the planner of a supergraph. Throws `BAD_SUPERGRAPH` if it has what the planner does not support. */
export function createPlanner({
  document,
  wholeSchema,
}: Pick<Supergraph, "document" | "wholeSchema">): Planner {
  const schema = joinedSchemaOf(document, wholeSchema);
  const hops = new KeyHops(schema);

  return (operation) => {
    const roots = plannedFields(operation.selectionSet).filter(({ name }) => name !== "__typename");
    // Mutations are sequential: one is complete, entities included, before the next starts.
    const steps =
      operation.operation === OperationTypeNode.MUTATION ? groupBy(roots, ({ key }) => key) : [roots];
    const writer = new PlanWriter(schema.graphs, operation);
    const nodes = steps.flatMap((step) =>
      writer.nodes(new FetchFinder(schema, hops, roots).fetchesFor(step, operation.operation)),
    );
    return sequence(nodes);
  };
}

function joinedSchemaOf(...supergraph: ConstructorParameters<typeof JoinedSchema>): JoinedSchema {
  try {
    return new JoinedSchema(...supergraph);
  } catch (error) {
    throw badSupergraph((error as Error).message);
  }
}

function sequence(nodes: PlanNode[]): PlanNode | null {
  return nodes.length > 1 ? { kind: "Sequence", nodes } : (nodes[0] ?? null);
}
