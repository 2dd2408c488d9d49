import { complete } from "./complete";
import { Gathering } from "./gathering";
import { type Answer, type Subgraphs, withVariables } from "./operation";
import type { MakePlanner } from "./planning/planner";
import { plansBy } from "./plans";
import { runPlan } from "./run-plan";
import { askAt } from "./subrequest";
import type { Supergraph } from "./supergraph";

/** Answers by whichever planner: it plans, the subgraphs are asked, and the answer is made of what came. */
export function routerBy(makePlanner: MakePlanner, supergraph: Supergraph, subgraphs: Subgraphs): Answer {
  const plan = plansBy(makePlanner(supergraph.sdl), supergraph);
  const ask = askAt(supergraph.addresses, subgraphs.ask);

  return async (request) =>
    withVariables(supergraph, request, async (conditions) => {
      const { variables, sender } = request;
      const gathering = new Gathering();
      const node = await plan(request);
      if (node) {
        await runPlan(node, {
          supergraph,
          gathering,
          variables,
          conditions,
          sender,
          ask,
          tooSlow: new Map(),
        });
      }
      return complete(gathering, supergraph, request, subgraphs);
    });
}
