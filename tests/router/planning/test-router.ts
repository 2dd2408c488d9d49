import { Kind, parse } from "graphql";

import type { SubgraphRequestContext } from "../../../src/router/subrequest";
import { PlanCache } from "../../../src/router/plan-cache";
import { createRouter } from "../../../src/router/router";
import type { AskSubgraph } from "../../../src/router/subrequest";
import type { Supergraph } from "../../../src/router/supergraph";
import type { Ask } from "../../helpers/graph-over";

const context: SubgraphRequestContext = {
  requestId: "a-test",
  trace: {},
  signal: new AbortController().signal,
  remainingMs: () => 60_000,
};

/** A router over any subgraphs, without a server and HTTP. */
export function testRouter(supergraph: Supergraph, ask: AskSubgraph): Ask {
  const answer = createRouter(new PlanCache(supergraph), supergraph, { ask, onFault() {} });
  return async (query, variables = {}) => {
    const document = parse(query, { noLocation: true });
    const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    if (!operation) throw new Error("Expected an operation.");
    const { data, errors = [] } = await answer({ document, operation, key: query, variables, context });
    return { data: JSON.parse(JSON.stringify(data ?? null)) as never, errors };
  };
}
