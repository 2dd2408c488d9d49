import { type DocumentNode, type GraphQLSchema, print } from "graphql";

import { typeOfId } from "../domain/ids";
import { executableSlice, type ResolveReference } from "../federation/executable";
import { sliceSchema } from "../federation/slice";
import type { Context } from "../resolvers/shared/context";
import { subgraphs } from "./index";
import { mergedSchema } from "./merged";
import type { Subgraph, SubgraphName } from "./subgraph";

let cut: ReadonlyMap<string, DocumentNode> | null = null;

/** The SDL of a subgraph, as an AST. Cached per process. */
export function sliceOf(name: SubgraphName): DocumentNode {
  cut ??= sliceSchema(mergedSchema(), subgraphs);
  return cut.get(name) as DocumentNode;
}

/** The SDL of a subgraph as text, as in `schema/`. */
export function printedSlice(name: SubgraphName): string {
  return `${print(sliceOf(name))}\n`;
}

/** The executable schema of a subgraph, with `_entities`. */
export function subgraphSchema({ name, owns, adds }: Subgraph): GraphQLSchema {
  const types = [...owns, ...Object.keys(adds)];
  return executableSlice(
    mergedSchema(),
    sliceOf(name),
    Object.fromEntries(types.map((type) => [type, referenceTo(type)])),
  );
}

/**
 * Resolves by id only, and only if the id has this type. Other fields of a representation are not trusted.
 */
function referenceTo(type: string): ResolveReference {
  return ({ id }, { loaders }: Context) =>
    typeof id === "string" && typeOfId(id) === type ? loaders.representedById.load(id) : null;
}
