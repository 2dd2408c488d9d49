import type { PlanNode } from "@graphql-hive/router-query-planner";
import { OperationTypeNode, parse } from "graphql";

import { oncePerSupergraph } from "../once-per-supergraph";
import { badSupergraph } from "../supergraph";
import { plannedFields } from "./planned-field";
import { FetchFinder } from "./fetch-finder";
import { groupBy } from "./group-by";
import { JoinedSchema } from "./joined-schema";
import { PlanWriter } from "./plan-writer";
import type { Planner } from "./planner";
import { KeyHops } from "./key-hops";

/** Our own planner, in plain JavaScript. It runs on every platform. */
export function javascriptPlanner(supergraphSdl: string): Planner {
  const schema = schemaOf(supergraphSdl);
  const hops = new KeyHops(schema);

  return async (operation) => {
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

const schemaOf = oncePerSupergraph((sdl) => {
  try {
    return new JoinedSchema(parse(sdl, { noLocation: true }));
  } catch (error) {
    throw badSupergraph((error as Error).message);
  }
});

function sequence(nodes: PlanNode[]): PlanNode | null {
  return nodes.length > 1 ? { kind: "Sequence", nodes } : (nodes[0] ?? null);
}
