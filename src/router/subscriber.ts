import type { ExecutionResult } from "graphql";

import { complete } from "./complete";
import { RouterError } from "./errors";
import { ExecutionState } from "./execution-state";
import { mergeRoots } from "./merge-answer";
import { type Operation, type SubgraphAccess, withCoercedVariables } from "./operation";
import type { PlanCache } from "./plan-cache";
import type { FetchNode, PlanNode } from "./planning/plan";
import { runPlan } from "./run-plan";
import type { SubscribeToSubgraph } from "./sse-transport";
import { type SubgraphAnswer, SubgraphFault, withAddresses } from "./subrequest";
import type { Supergraph } from "./supergraph";

export type Subscriber = (operation: Operation) => AsyncIterable<ExecutionResult>;

/**
 * Executes subscriptions. The subgraph that has the root field sends the events. What other subgraphs know of the entities in an event is
 * fetched for each event, as for a query. Results are validated like those of queries, and faults have the same effects.
 */
export function createSubscriber(
  plans: PlanCache,
  supergraph: Supergraph,
  subgraphs: SubgraphAccess,
  subscribe: SubscribeToSubgraph,
): Subscriber {
  const ask = withAddresses(supergraph.addresses, subgraphs.ask);

  return async function* subscriber(request) {
    const { variables, context } = request;
    let conditions = {};
    const { errors } = await withCoercedVariables(supergraph, request, async (coerced) => {
      conditions = coerced;
      return {};
    });
    if (errors) {
      yield { errors };
      return;
    }
    const node = await plans.planOf(request);
    if (!node) return;
    if (node instanceof RouterError) {
      yield { errors: [node] };
      return;
    }
    const { root, rest } = partsOf(node);
    const completed = async (answer: SubgraphAnswer | SubgraphFault) => {
      const state = new ExecutionState();
      mergeRoots(answer, root, { supergraph, state });
      const run = { supergraph, state, variables, conditions, context, ask, timedOut: new Map() };
      for (const next of rest) await runPlan(next, run);
      return complete(state, supergraph, request, subgraphs);
    };
    const { serviceName: subgraph, operation: query, variableUsages = [] } = root;
    const address = supergraph.addresses.get(subgraph);
    const used = variableUsages.filter((name) => Object.hasOwn(variables, name));
    try {
      const answers = subscribe({
        subgraph,
        query,
        variables: Object.fromEntries(used.map((name) => [name, variables[name]])),
        context,
        ...(address === undefined ? {} : { address }),
      });
      for await (const answer of answers) yield await completed(answer);
    } catch (error) {
      if (!(error instanceof SubgraphFault)) throw error;
      yield await completed(error);
    }
  };
}

/** A subscription has one root field, so one fetch comes before all others. */
function partsOf(node: PlanNode): { readonly root: FetchNode; readonly rest: readonly PlanNode[] } {
  const [root, ...rest] = node.kind === "Sequence" ? node.nodes : [node];
  if (root?.kind !== "Fetch") throw new Error(`Expected a fetch of the root, but got ${root?.kind}.`);
  return { root, rest };
}
