import { lexicographicSortSchema, printSchema } from "graphql";

import { subgraphs } from "./index";
import { mergedSchema } from "./merged";
import { printedSlice } from "./slices";
import { supergraphSdl } from "./supergraph";

/** The schema as clients see it, sorted so that a change to it reads as one. */
export function printedApiSchema(): string {
  return `${printSchema(lexicographicSortSchema(mergedSchema()))}\n`;
}

/** Every file of `schema/` that is made from the code, by name. */
export function generatedFiles(): Map<string, string> {
  return new Map([
    ["api.graphql", printedApiSchema()],
    ["supergraph.graphql", supergraphSdl()],
    ...subgraphs.map(({ name }) => [`${name}.graphql`, printedSlice(name)] as const),
  ]);
}
