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
import { plannable } from "./document";
import { Gathering } from "./gathering";
import { type Operation, type Subgraphs, withVariables } from "./operation";
import type { SubscribeToSubgraph } from "./over-events";
import { JoinedSchema } from "./planning/joined-schema";
import { SubgraphFault, type SubgraphAnswer } from "./subrequest";
import type { Supergraph } from "./supergraph";
import { takeInRoots } from "./take-in";

export type Subscriber = (operation: Operation) => AsyncIterable<ExecutionResult>;

/**
 * Answers subscriptions, each by the one subgraph that its field is of: all that is selected has to be that subgraph's own.
 * Its answers are believed no more than those to queries, and its faults cost and tell the same.
 */
export function subscriberBy(
  supergraph: Supergraph,
  subgraphs: Pick<Subgraphs, "onFault">,
  subscribe: SubscribeToSubgraph,
): Subscriber {
  let joined: JoinedSchema | null = null;

  return async function* subscriber(request) {
    const { document, operation, variables, sender } = request;
    const { errors } = await withVariables(supergraph, request, async () => ({}));
    if (errors) {
      yield { errors };
      return;
    }
    const asked = plannable(document, operation, supergraph);
    if (!asked) return;
    joined ??= new JoinedSchema(parse(supergraph.sdl, { noLocation: true }));
    const fetch = fetchFor(asked, joined);
    const told = (answer: SubgraphAnswer | SubgraphFault) => {
      const gathering = new Gathering();
      takeInRoots(answer, fetch, { supergraph, gathering });
      return complete(gathering, supergraph, request, subgraphs);
    };
    const subgraph = fetch.serviceName;
    const address = supergraph.addresses.get(subgraph);
    try {
      const answers = subscribe({
        subgraph,
        query: fetch.operation,
        variables,
        sender,
        ...(address === undefined ? {} : { address }),
      });
      for await (const answer of answers) yield told(answer);
    } catch (error) {
      if (!(error instanceof SubgraphFault)) throw error;
      yield told(error);
    }
  };
}

function fetchFor(asked: OperationDefinitionNode, joined: JoinedSchema): FetchNode {
  const type = joined.rootType(OperationTypeNode.SUBSCRIPTION);
  const field = rootFieldOf(asked);
  const [, serviceName] = [...joined.graphs].find(([graph]) => joined.fieldIn(type, field, graph)) ?? [];
  if (serviceName === undefined)
    throw new Error(`Expected a subgraph with ${type}.${field}, but none has it.`);
  return {
    kind: "Fetch",
    serviceName,
    operationKind: "subscription",
    operation: print(withUsedVariables(asked)),
  };
}

/** It has one; where it stands in fragments, they are in their places. */
function rootFieldOf(asked: OperationDefinitionNode): string {
  let found = "";
  visit(asked, {
    Field({ name }) {
      found = name.value;
      return BREAK;
    },
  });
  return found;
}

/** What is left out of an operation may have been the only one that asked for a variable. */
function withUsedVariables(asked: OperationDefinitionNode): OperationDefinitionNode {
  const used = new Set<string>();
  visit(asked, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const variableDefinitions = asked.variableDefinitions?.filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return { ...asked, variableDefinitions };
}
