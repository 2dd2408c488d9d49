import { lexicographicSortSchema, printSchema } from "graphql";

import { subgraphs } from "./index";
import { mergedSchema } from "./merged";
import { printedSlice } from "./slices";
import { supergraphSdl } from "./supergraph";

/** The API schema. Sorted, so that diffs are small. */
export function printedApiSchema(): string {
  return `${printSchema(lexicographicSortSchema(mergedSchema()))}\n`;
}

/** The generated files of `schema/`, by name. */
export function generatedFiles(): Map<string, string> {
  return new Map([
    ["api.graphql", printedApiSchema()],
    ["supergraph.graphql", supergraphSdl()],
    ...subgraphs.map(({ name }) => [`${name}.graphql`, printedSlice(name)] as const),
  ]);
}
