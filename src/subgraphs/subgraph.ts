import type { SubgraphSpec } from "../federation/subgraph-spec";
import type { TypeName } from "../domain/ids";
import type { ProjectionName } from "../projections/projection";

/** One of Rostrum's own subgraphs. Its file is its table of contents. */
export interface Subgraph extends SubgraphSpec {
  readonly name: SubgraphName;
  readonly owns: readonly TypeName[];
  readonly adds: Readonly<Partial<Record<TypeName, readonly string[]>>>;
  /** The tables that it owns besides those of its types. */
  readonly tables?: readonly string[];
  /** Whether it reads the tables of others, too. */
  readonly readsAll?: boolean;
  /** The projections that it reads, besides the tables of the types that it owns. */
  readonly projections: readonly ProjectionName[];
  /** TypeGraphQL resolver classes. */
  readonly resolvers: ReadonlyArray<new () => object>;
}

export type SubgraphName = "people" | "shows" | "works" | "discovery" | "editing";
