import { complete } from "./complete";
import { RouterError } from "./errors";
import { ExecutionState } from "./execution-state";
import { type Answer, type SubgraphAccess, withCoercedVariables } from "./operation";
import type { PlanCache } from "./plan-cache";
import { runPlan } from "./run-plan";
import { withAddresses } from "./subrequest";
import type { Supergraph } from "./supergraph";

/** Creates a router: plan, execute, complete the response. */
export function createRouter(plans: PlanCache, supergraph: Supergraph, subgraphs: SubgraphAccess): Answer {
  const ask = withAddresses(supergraph.addresses, subgraphs.ask);

  return async (request) =>
    withCoercedVariables(supergraph, request, async (conditions) => {
      const { variables, context } = request;
      const state = new ExecutionState();
      const node = await plans.planOf(request);
      if (node instanceof RouterError) return { data: null, errors: [node] };
      if (node) {
        await runPlan(node, {
          supergraph,
          state,
          variables,
          conditions,
          context,
          ask,
          timedOut: new Map(),
        });
      }
      return complete(state, supergraph, request, subgraphs);
    });
}
