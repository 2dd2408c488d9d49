import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * A migration is two lists of SQL statements, written by hand. `query()` runs only the first of several statements in
 * one text, silently: so one a line of the list. Columns are added with a plain `alter table … add column`, never with
 * TypeORM's `addColumn`, which rebuilds the table.
 */
export abstract class StatementMigration implements MigrationInterface {
  abstract readonly name: string;
  protected abstract readonly upward: readonly string[];
  protected abstract readonly downward: readonly string[];

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of this.upward) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of this.downward) await queryRunner.query(statement);
  }
}

/** The columns of everything that somebody stated: `Stated` in `src/entities`. */
export const stated = `
  id text primary key not null,
  standing text not null default 'STATED',
  inferredFrom text,
  sources text not null default '[]',
  links text not null default '[]'`;

/** The four columns of an `EdtfDate`. */
export function edtf(column: string): string {
  return ["Edtf", "Earliest", "Latest", "Precision"].map((part) => `${column}${part} text`).join(", ");
}
