import {
  type DocumentNode,
  type ExecutionResult,
  getVariableValues,
  type OperationDefinitionNode,
} from "graphql";

import type { JsonObject } from "./json";
import type { AskSubgraph, Sender, SubgraphFault } from "./subrequest";
import type { Supergraph } from "./supergraph";

/** A valid operation of a client's. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The same for the same document and operation: plans are kept by it. */
  readonly key: string;
  /** As the client sent them. */
  readonly variables: JsonObject;
  readonly sender: Sender;
}

/** Answers operations on a supergraph by asking its subgraphs. */
export type Answer = (operation: Operation) => Promise<ExecutionResult>;

/** How a router reaches its subgraphs. */
export interface Subgraphs {
  readonly ask: AskSubgraph;
  /** Told of each failure that cost a client something. */
  readonly onFault: (fault: SubgraphFault, sender: Sender) => void;
}

/** Whatever is wrong with an operation's variables is told before any subgraph is asked. */
export function withVariables(
  { apiSchema }: Supergraph,
  { operation, variables }: Operation,
  answer: (conditions: JsonObject) => Promise<ExecutionResult>,
): Promise<ExecutionResult> | ExecutionResult {
  const values = getVariableValues(apiSchema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 10,
  });
  return values.coerced ? answer(values.coerced) : { errors: values.errors };
}
