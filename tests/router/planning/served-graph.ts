import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, type GraphQLSchema, parse } from "graphql";

import { readSubgraphError } from "../../../src/router/errors";
import type { Supergraph } from "../../../src/router/supergraph";
import type { Ask } from "../../helpers/graph-over";
import { composed, link } from "./composed";
import { testRouter } from "./test-router";

export interface ServedSubgraph {
  readonly sdl: string;
  /** What the subgraph serves, where that differs from what is composed. */
  readonly servedSdl?: string;
  /** By type and field. Entities are what their representations hold, unless `__resolveReference` says otherwise. */
  readonly resolvers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface ServedGraph {
  readonly supergraph: Supergraph;
  readonly ask: Ask;
  /** The names of the subgraphs that were asked, in order. */
  readonly asked: string[];
}

/** A router over real subgraphs. `change` makes of the composed supergraph one that does not compose. */
export function servedGraph(
  subgraphs: Readonly<Record<string, ServedSubgraph>>,
  change: (sdl: string) => string = (sdl) => sdl,
): ServedGraph {
  const schemas = new Map<string, GraphQLSchema>();
  for (const [name, { sdl, servedSdl = sdl, resolvers = {} }] of Object.entries(subgraphs)) {
    schemas.set(
      name,
      buildSubgraphSchema([{ typeDefs: parse(link + servedSdl), resolvers: resolvers as never }]),
    );
  }
  const supergraph = composed(
    Object.fromEntries(Object.entries(subgraphs).map(([name, { sdl }]) => [name, sdl])),
    change,
  );
  const asked: string[] = [];
  const ask = testRouter(supergraph, async ({ subgraph, query, variables }) => {
    asked.push(subgraph);
    const schema = schemas.get(subgraph) as GraphQLSchema;
    const { data = null, errors = [] } = await graphql({ schema, source: query, variableValues: variables });
    // As over HTTP: text, so that nothing is shared.
    const answer = JSON.parse(JSON.stringify({ data, errors })) as { data: unknown; errors: unknown[] };
    return { data: answer.data, errors: answer.errors.map(readSubgraphError) };
  });
  return { supergraph, ask, asked };
}
