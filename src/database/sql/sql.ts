import { Sql } from "sql-template-tag";

export { default as sql, empty, join, raw, Sql } from "sql-template-tag";

/** The databases that statements are written for. */
export type Dialect = "sqlite" | "postgres";

/** A part of a statement that the databases say differently. Which of the two is meant is known only when it is sent. */
export class Either {
  constructor(readonly of: (dialect: Dialect) => Sql) {}
}

/** The statement for one database: texts and values in turns. */
export function forDialect(statement: Sql, dialect: Dialect): Sql {
  if (!statement.values.some((value) => value instanceof Either)) return statement;
  const parts = statement.values.map((value) =>
    value instanceof Either ? forDialect(value.of(dialect), dialect) : value,
  );
  return new Sql(statement.strings, parts);
}
