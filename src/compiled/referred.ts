import type { GraphQLOutputType } from "graphql";

import { column, table } from "../database/sql/dialect";
import { join, raw, sql, type Sql } from "../database/sql/sql";
import type { TypeName } from "../domain/ids";
import type { Selected } from "../operations/selections";
import { missing } from "./leaf";
import type { Rows, Scope } from "./scope";
import { concatenated } from "./text";

/** The id of an entity of one type: NULL where it is of another, or there is none. */
export interface Reference {
  readonly to: TypeName;
  readonly id: Sql;
}

/** SQLite joins 64 tables at most. */
const maxJoins = 40;

/** The entity that one of these columns refers to: several for a union. */
export function referred(
  references: readonly Reference[],
  { selected, type }: { readonly selected: readonly Selected[]; readonly type: GraphQLOutputType },
  rows: Rows,
  scope: Scope,
): Sql {
  const cases = references.map(({ to, id }) =>
    rows.joins.length < maxJoins ? joined(to, id, selected, rows, scope) : apart(to, id, selected, scope),
  );
  return sql`case ${join(cases, " ")} else ${missing(type)} end`;
}

function joined(to: TypeName, id: Sql, selected: readonly Selected[], rows: Rows, scope: Scope): Sql {
  const { alias } = scope.newRows();
  rows.joins.push(sql` left join ${table(to)} ${raw(alias)} on ${column(alias, "id")} = ${id}`);
  const text = concatenated(scope.entity(to, selected, { alias, joins: rows.joins }));
  return sql`when ${column(alias, "id")} is not null then ${text}`;
}

/** A subquery of its own. */
function apart(to: TypeName, id: Sql, selected: readonly Selected[], scope: Scope): Sql {
  const rows = scope.newRows();
  const text = concatenated(scope.entity(to, selected, rows));
  const { alias } = rows;
  const found = sql`${table(to)} ${raw(alias)}`;
  return sql`when exists (select 1 from ${found} where ${column(alias, "id")} = ${id})
    then (select ${text} from ${found}${join([raw(""), ...rows.joins], "")} where ${column(alias, "id")} = ${id})`;
}
