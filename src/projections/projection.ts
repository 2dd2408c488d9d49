import type { Sql } from "../database/sql/sql";
import type { Transaction } from "../database/statements";
import type { TypeName } from "../domain/ids";
import type { World } from "./world";

/** Which changes of a type's rows affect which subjects. */
export interface Effect {
  /** Only changes of these columns, inserts and removals have an effect. If omitted, every change has. */
  readonly columns?: readonly string[];
  /** Selects the affected subjects as a column `id`. If omitted, the changed row is the subject. */
  readonly subjects?: (ids: readonly string[]) => Sql;
}

/** Data derived from the entities, and updated with each edit, because computing it per request would be slow. */
export interface Kept {
  /**
   * The effects of changes, by type. Evaluated before and after a change, since both states may affect subjects. A subject
   * is the unit of an update: an id, or another key that the projection defines.
   */
  readonly effects: Partial<Record<TypeName, readonly Effect[]>>;
  /** Updates the rows of these subjects, writing only differences. Returns the number of written rows. */
  update(transaction: Transaction, subjects: readonly string[]): Promise<number>;
}

export type ProjectionName =
  | "hierarchy"
  | "facets"
  | "related"
  | "timeline"
  | "item-summary"
  | "participation"
  | "data-gaps"
  | "search"
  | "links"
  | "citations"
  | "counters";

/**
 * A projection: tables derived from the entities, and updated in the transaction of each edit. Its object has everything
 * about it; `edit`, `migrate --rebuild`, `check db`, the subgraphs' lists of tables and the property tests iterate over
 * the registry (`index.ts`).
 */
export interface Projection extends Kept {
  readonly name: ProjectionName;
  /** Increment it when a rule changes without a migration: `migrate` then rebuilds the projection on every database. */
  readonly version: number;
  readonly tables: readonly ProjectionTable[];
  /** Selects all subjects as a column `id`, for a rebuild. */
  readonly everySubject: Sql;
  /**
   * The rows that its tables must have, by table name, computed directly from the definition. It shares no code with
   * `update`, so that tests and `check db` can compare the two.
   */
  define(world: World): Readonly<Record<string, readonly ProjectedRow[]>>;
}

export type ProjectedRow = Readonly<Record<string, string | number | null>>;

/** A table of a projection, read from its class. */
export interface ProjectionTable {
  readonly rows: new () => object;
  readonly name: string;
  readonly columns: ReadonlyArray<{ readonly name: string; readonly type: "text" | "integer" }>;
  /** Names of the columns of its primary key. */
  readonly key: readonly string[];
}
