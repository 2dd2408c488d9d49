import {
  type DocumentNode,
  type ExecutionResult,
  getVariableValues,
  type OperationDefinitionNode,
} from "graphql";

import type { JsonObject } from "../domain/json-object";
import type { AskSubgraph, SubgraphRequestContext, SubgraphFault } from "./subrequest";
import type { Supergraph } from "./supergraph";

/** A client's valid operation. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Cache key for plans: equal for equal documents and operations. */
  readonly key: string;
  /** As sent by the client. */
  readonly variables: JsonObject;
  readonly context: SubgraphRequestContext;
}

/** Executes an operation on a supergraph, by requests to its subgraphs. */
export type Answer = (operation: Operation) => Promise<ExecutionResult>;

/** How a router reaches its subgraphs. */
export interface SubgraphAccess {
  readonly ask: AskSubgraph;
  /** Called for each failure that cost a client data. */
  readonly onFault: (fault: SubgraphFault, context: SubgraphRequestContext) => void;
}

/** Checks and coerces the variables before any request to a subgraph. */
export function withCoercedVariables(
  { apiSchema }: Supergraph,
  { operation, variables }: Operation,
  answer: (conditions: JsonObject) => Promise<ExecutionResult>,
): Promise<ExecutionResult> | ExecutionResult {
  const values = getVariableValues(apiSchema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 10,
  });
  return values.coerced ? answer(values.coerced) : { errors: values.errors };
}
