import { Extensions } from "type-graphql";

import type { ListName } from "../../catalogue/queries/lists";
import type { Sql } from "../../database/sql/sql";
import type { TypeName } from "../../domain/ids";

/** The rows of one parent, under an alias. */
export interface ListedRows {
  readonly type: TypeName;
  readonly from: (alias: string) => Sql;
  readonly where: (parentId: Sql) => Sql;
  readonly orderBy: (alias: string) => Sql;
}

/** How SQL reads a field that has a resolver. */
export type SqlReading =
  /** A root field: the entity with the `id` or the `slug` that is given. */
  | { readonly entity: TypeName }
  /** A root field: a page of all entities of a type. */
  | { readonly list: ListName }
  /** The entity of one of these types whose id is in this column, or in this property of a value; null if none is. */
  | { readonly rowOf: readonly TypeName[]; readonly in: string }
  /** All these rows, without pages. */
  | { readonly rows: ListedRows }
  /** A page of the appearances that are related to it. */
  | { readonly isOfRelated: true }
  /** A field of a page of related appearances, or of an edge of one; `otherwise` is what it is of another page. */
  | { readonly ofRelated: "because" | "moreByPersonAffiliation"; readonly otherwise: "[]" | "null" }
  /** The first of these dates that is known. */
  | { readonly firstOf: readonly string[] };

/**
 * Declares how SQL reads what the resolver below answers, so that the field can be compiled (`src/compiled`). Relations need
 * none: their name says it. A field with a resolver and neither is always resolved.
 */
export const InSql = (reading: SqlReading) => Extensions({ inSql: reading });

/** What `InSql` declares for a field; null if nothing. */
export function readingOf({
  extensions,
}: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): SqlReading | null {
  return (extensions["inSql"] as SqlReading | undefined) ?? null;
}
