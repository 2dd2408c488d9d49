import type { Catalogue } from "../../src/catalogue/catalogue";
import type { KeyHolder } from "../../src/domain/keys";
import { readSubgraphError } from "../../src/router/errors";
import { SubgraphFault, type AskSubgraph } from "../../src/router/subrequest";
import { subgraphGraph } from "../../src/server/graph";
import { routedGraph } from "../../src/server/routed-graph";
import type { KeptTexts } from "../../src/server/kept-texts";
import { Routing } from "../../src/server/routing";
import { RequestRecord } from "../../src/server/telemetry/request-record";
import { subgraphs } from "../../src/subgraphs";
import type { Subgraph } from "../../src/subgraphs/subgraph";
import { composedSupergraph } from "./composed-supergraph";
import { askerOf, silent, type Ask } from "./graph-over";

interface FederatedGraphOptions {
  /** Whose key each subgraph has found. */
  readonly key?: KeyHolder | null;
  /** Gets what the router keeps of texts. */
  readonly kept?: KeptTexts;
}

/** The subgraphs over one catalogue and a router, all in this process: only HTTP is missing. */
export function federatedGraphOver(catalogue: Catalogue, options: FederatedGraphOptions = {}): Ask {
  return federatedGraphOf(() => catalogue, options);
}

/** The same, each subgraph over a catalogue of its own. */
export function federatedGraphOf(
  catalogueOf: (subgraph: Subgraph) => Catalogue,
  { key = null, kept }: FederatedGraphOptions = {},
): Ask {
  const parts = new Map(
    subgraphs.map((subgraph) => [
      subgraph.name as string,
      subgraphGraph(subgraph, catalogueOf(subgraph), silent),
    ]),
  );

  const ask: AskSubgraph = async ({ subgraph, query, variables, context }) => {
    const part = parts.get(subgraph);
    if (!part) throw new SubgraphFault(subgraph, "UNREACHABLE", "no such subgraph");
    const { body } = await part.server.executeOperation(
      { query, variables },
      { contextValue: part.contextOf({ ...context, key, record: new RequestRecord(), abort() {} }) },
    );
    if (body.kind !== "single") throw new Error("Expected one answer, but got one in parts.");
    // As over HTTP: text, so that nothing is shared between processes.
    const { data, errors = [] } = JSON.parse(JSON.stringify(body.singleResult)) as {
      data: unknown;
      errors?: unknown[];
    };
    return { data, errors: errors.map(readSubgraphError) };
  };
  const routing = new Routing(composedSupergraph(), { ask, onFault() {} });
  return askerOf(routedGraph(routing, silent, [], null, undefined, undefined, kept));
}
