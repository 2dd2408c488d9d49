import { column, table } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import type { TypeName } from "../../domain/ids";
import type { Condition } from "../pages/conditions";

/** A row that conditions are about: its columns, and the rows that they refer to. */
export interface Row {
  (column: string): Sql;
  /** A condition on the row of this type whose id is in the column `key`. */
  readonly referred: (type: TypeName, key: string, condition: (row: Row) => Condition) => Condition;
}

/** The row of a table with this alias in the statement. */
export function rowOf(alias: string): Row {
  const row = (name: string) => column(alias, name);
  return Object.assign(row, {
    referred: (type: TypeName, key: string, condition: (row: Row) => Condition) => {
      // Distinct from every alias around it.
      const inner = `${alias}_${key}`;
      return exists(
        sql`${table(type)} ${raw(inner)} where ${column(inner, "id")} = ${row(key)}`,
        condition(rowOf(inner)),
      );
    },
  });
}

/** Whether there is such a row; null without a condition. */
export function exists(rows: Sql, condition: Condition): Condition {
  return condition && sql`exists (select 1 from ${rows} and ${condition})`;
}
