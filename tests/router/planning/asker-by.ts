import { Kind, parse } from "graphql";

import type { Sender } from "../../../src/router/subrequest";
import { javascriptPlanner } from "../../../src/router/planning/javascript-planner";
import { loadNativePlanner } from "../../../src/router/planning/native-planner";
import { routerBy } from "../../../src/router/router";
import type { PlannerName } from "../../../src/server/routing";
import type { AskSubgraph } from "../../../src/router/subrequest";
import type { Supergraph } from "../../../src/router/supergraph";
import type { Ask } from "../../helpers/graph-over";

const sender: Sender = {
  requestId: "a-test",
  trace: {},
  signal: new AbortController().signal,
  remainingMs: () => 60_000,
};

/** Asks a router over any subgraphs, without server and HTTP. */
export function askerBy(planner: PlannerName, supergraph: Supergraph, ask: AskSubgraph): Ask {
  const makePlanner = planner === "native" ? loadNativePlanner() : javascriptPlanner;
  if (!makePlanner) throw new Error("Expected the native planner to run here.");
  const answer = routerBy(makePlanner, supergraph, { ask, onFault() {} });
  return async (query, variables = {}) => {
    const document = parse(query, { noLocation: true });
    const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    if (!operation) throw new Error("Expected an operation.");
    const { data, errors = [] } = await answer({ document, operation, key: query, variables, sender });
    return { data: JSON.parse(JSON.stringify(data ?? null)) as never, errors };
  };
}
