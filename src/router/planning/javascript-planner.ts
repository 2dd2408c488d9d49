import type { PlanNode } from "@graphql-hive/router-query-planner";
import { OperationTypeNode, parse } from "graphql";

import { badSupergraph } from "../supergraph";
import { asksOf } from "./ask";
import { FetchFinder } from "./find-fetches";
import { grouped } from "./grouped";
import { JoinedSchema } from "./joined-schema";
import { PlanWriter } from "./plan-writer";
import type { Planner } from "./planner";
import { Ways } from "./ways";

/** Our own planner, which runs wherever Node does. */
export function javascriptPlanner(supergraphSdl: string): Planner {
  const schema = schemaOf(supergraphSdl);
  const ways = new Ways(schema);

  return async (operation) => {
    const roots = asksOf(operation.selectionSet).filter(({ name }) => name !== "__typename");
    // A mutation is done with, and what it leads to, before the next one is begun.
    const steps =
      operation.operation === OperationTypeNode.MUTATION ? grouped(roots, ({ key }) => key) : [roots];
    const writer = new PlanWriter(schema.graphs, operation);
    const nodes = steps.flatMap((step) =>
      writer.nodes(new FetchFinder(schema, ways, roots).fetchesFor(step, operation.operation)),
    );
    return sequence(nodes);
  };
}

function schemaOf(supergraphSdl: string): JoinedSchema {
  try {
    return new JoinedSchema(parse(supergraphSdl, { noLocation: true }));
  } catch (error) {
    throw badSupergraph((error as Error).message);
  }
}

function sequence(nodes: PlanNode[]): PlanNode | null {
  return nodes.length > 1 ? { kind: "Sequence", nodes } : (nodes[0] ?? null);
}
