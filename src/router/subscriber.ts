import type { FetchNode } from "@graphql-hive/router-query-planner";
import {
  BREAK,
  type ExecutionResult,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  visit,
} from "graphql";

import { complete } from "./complete";
import { plannableOperation } from "./plannable-operation";
import { ExecutionState } from "./execution-state";
import { type Operation, type SubgraphAccess, withCoercedVariables } from "./operation";
import type { SubscribeToSubgraph } from "./sse-transport";
import { JoinedSchema } from "./planning/joined-schema";
import { SubgraphFault, type SubgraphAnswer } from "./subrequest";
import type { Supergraph } from "./supergraph";
import { mergeRoots } from "./merge-answer";

export type Subscriber = (operation: Operation) => AsyncIterable<ExecutionResult>;

/**
 * Executes subscriptions, each in the one subgraph that has its root field. All selected fields must belong
 * to that subgraph. Results are validated like those of queries, and faults have the same effects.
 */
export function createSubscriber(
  supergraph: Supergraph,
  subgraphs: Pick<SubgraphAccess, "onFault">,
  subscribe: SubscribeToSubgraph,
): Subscriber {
  let joined: JoinedSchema | null = null;

  return async function* subscriber(request) {
    const { document, operation, variables, context } = request;
    const { errors } = await withCoercedVariables(supergraph, request, async () => ({}));
    if (errors) {
      yield { errors };
      return;
    }
    const plannable = plannableOperation(document, operation, supergraph);
    if (!plannable) return;
    joined ??= new JoinedSchema(parse(supergraph.sdl, { noLocation: true }));
    const fetch = fetchFor(plannable, joined);
    const completed = (answer: SubgraphAnswer | SubgraphFault) => {
      const state = new ExecutionState();
      mergeRoots(answer, fetch, { supergraph, state });
      return complete(state, supergraph, request, subgraphs);
    };
    const subgraph = fetch.serviceName;
    const address = supergraph.addresses.get(subgraph);
    try {
      const answers = subscribe({
        subgraph,
        query: fetch.operation,
        variables,
        context,
        ...(address === undefined ? {} : { address }),
      });
      for await (const answer of answers) yield completed(answer);
    } catch (error) {
      if (!(error instanceof SubgraphFault)) throw error;
      yield completed(error);
    }
  };
}

function fetchFor(plannable: OperationDefinitionNode, joined: JoinedSchema): FetchNode {
  const type = joined.rootType(OperationTypeNode.SUBSCRIPTION);
  const field = rootFieldOf(plannable);
  const [, serviceName] = [...joined.graphs].find(([graph]) => joined.fieldIn(type, field, graph)) ?? [];
  if (serviceName === undefined)
    throw new Error(`Expected a subgraph with ${type}.${field}, but none has it.`);
  return {
    kind: "Fetch",
    serviceName,
    operationKind: "subscription",
    operation: print(withUsedVariables(plannable)),
  };
}

/** A subscription has one root field. Fragments are inlined already. */
function rootFieldOf(plannable: OperationDefinitionNode): string {
  let found = "";
  visit(plannable, {
    Field({ name }) {
      found = name.value;
      return BREAK;
    },
  });
  return found;
}

/** Drops definitions of variables that only removed fields used. */
function withUsedVariables(plannable: OperationDefinitionNode): OperationDefinitionNode {
  const used = new Set<string>();
  visit(plannable, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const variableDefinitions = plannable.variableDefinitions?.filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return { ...plannable, variableDefinitions };
}
