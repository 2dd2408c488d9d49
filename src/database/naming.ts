import { DefaultNamingStrategy, type Table } from "typeorm";

const nameOf = (table: Table | string) => (typeof table === "string" ? table : table.name);

/** PostgreSQL's own default names for keys and constraints, so that both databases use the same ones. */
export class PlainNames extends DefaultNamingStrategy {
  override primaryKeyName(table: Table | string) {
    return `${nameOf(table)}_pkey`;
  }
  override uniqueConstraintName(table: Table | string, columns: string[]) {
    return `${nameOf(table)}_${columns.join("_")}_key`;
  }
  override foreignKeyName(table: Table | string, columns: string[]) {
    return `${nameOf(table)}_${columns.join("_")}_fkey`;
  }
  override checkConstraintName(table: Table | string, _expression: string) {
    return `${nameOf(table)}_check`;
  }
}
