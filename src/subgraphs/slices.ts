import { type DocumentNode, type GraphQLSchema, print } from "graphql";

import { typeOfId } from "../domain/ids";
import { executableSlice, type ResolveReference } from "../federation/executable";
import { sliceSchema } from "../federation/slice";
import type { Context } from "../resolvers/shared/context";
import { subgraphs } from "./index";
import { mergedSchema } from "./merged";
import type { Subgraph, SubgraphName } from "./subgraph";

let cut: ReadonlyMap<string, DocumentNode> | null = null;

/** What a subgraph defines, as a document; cut once a process. */
export function sliceOf(name: SubgraphName): DocumentNode {
  cut ??= sliceSchema(mergedSchema(), subgraphs);
  return cut.get(name) as DocumentNode;
}

/** The same as text, as it stands in `schema/`. */
export function printedSlice(name: SubgraphName): string {
  return `${print(sliceOf(name))}\n`;
}

/** A subgraph that answers, `_entities` included. */
export function subgraphSchema({ name, owns, adds }: Subgraph): GraphQLSchema {
  const types = [...owns, ...Object.keys(adds)];
  return executableSlice(
    mergedSchema(),
    sliceOf(name),
    Object.fromEntries(types.map((type) => [type, referenceTo(type)])),
  );
}

/** Nothing of a representation is believed but its id, and that only where it is one of this type. */
function referenceTo(type: string): ResolveReference {
  return ({ id }, { loaders }: Context) =>
    typeof id === "string" && typeOfId(id) === type ? loaders.referredById.load(id) : null;
}
