import type { MigrationInterface, QueryRunner } from "typeorm";

import type { Dialect } from "../sql/sql";

/**
 * A migration is two lists of SQL statements, written by hand. `query()` runs only the first of several statements in one
 * text, silently: so one statement a line of the list. TypeORM reads SQLite's schema by regular expressions, so keys,
 * checks and foreign keys are named, quoted, in capitals and on one line. Columns are added with a plain
 * `alter table … add column`, never with TypeORM's `addColumn`, which rebuilds the table.
 */
export abstract class StatementMigration implements MigrationInterface {
  abstract readonly name: string;
  protected abstract upward(dialect: Dialect): readonly string[];
  protected abstract downward(dialect: Dialect): readonly string[];

  async up(queryRunner: QueryRunner): Promise<void> {
    const dialect = queryRunner.connection.options.type as Dialect;
    for (const statement of this.upward(dialect)) await queryRunner.query(asKept(statement, dialect));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const dialect = queryRunner.connection.options.type as Dialect;
    for (const statement of this.downward(dialect)) await queryRunner.query(asKept(statement, dialect));
  }
}

/**
 * How tables are kept: STRICT on SQLite; on PostgreSQL text is compared by bytes, whatever the database's collation is, and
 * a `real` has eight bytes, as SQLite's has. A table whose key is all that it is read by ends with `KEYED`: it is its own
 * index on SQLite.
 */
function asKept(statement: string, dialect: Dialect): string {
  const isTable = statement.startsWith("create table");
  if (dialect === "sqlite") {
    const kept = statement.endsWith("KEYED") ? " strict, WITHOUT ROWID" : " strict";
    return isTable ? statement.replace(/\s*(KEYED)?$/, kept) : statement;
  }
  const table = statement.replace(/\s*KEYED$/, "");
  return isTable
    ? table
        .replaceAll(/("\w+" text)\b/g, '$1 COLLATE "C"')
        .replaceAll(/("\w+") real\b/g, "$1 double precision")
    : table;
}

/** The four columns of an EDTF date. */
export const edtf = (name: string): string =>
  ["Edtf", "Earliest", "Latest", "Precision"].map((part) => `"${name}${part}" text`).join(", ");

/** A foreign key, which is checked when the transaction commits. */
export const foreignKey = (table: string, column: string, to: string): string =>
  `CONSTRAINT "${table}_${column}_fkey" FOREIGN KEY ("${column}") REFERENCES "${to}" ("id") DEFERRABLE INITIALLY DEFERRED`;
