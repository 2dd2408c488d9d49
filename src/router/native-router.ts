import { complete } from "./complete";
import { Gathering } from "./gathering";
import { loadNativePlanner, plansWith } from "./native-planner";
import { type Answer, type Subgraphs, withVariables } from "./operation";
import { runPlan } from "./run-plan";
import { askAt } from "./subrequest";
import type { Supergraph } from "./supergraph";

/** A router with the planner of Hive's, compiled to machine code; null on a machine that it was not compiled for. */
export function nativeRouter(supergraph: Supergraph, subgraphs: Subgraphs): Answer | null {
  const Native = loadNativePlanner();
  if (!Native) return null;
  const plan = plansWith(Native, supergraph);
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
