import type { Contents } from "../federation/contents";
import type { TypeName } from "../domain/ids";

/** One of the graph's own subgraphs. Its file is its table of contents. */
export interface Subgraph extends Contents {
  readonly name: SubgraphName;
  readonly owns: readonly TypeName[];
  readonly adds: Readonly<Partial<Record<TypeName, readonly string[]>>>;
  /** Tables that the writer keeps for it, beside those of the types that it owns. */
  readonly readModels: readonly string[];
  /** Classes of TypeGraphQL resolvers. */
  readonly resolvers: ReadonlyArray<new () => object>;
}

export type SubgraphName = "people" | "shows" | "works" | "discovery";
