import { among, holds } from "../../database/sql/dialect";
import { join, raw, sql, type Sql } from "../../database/sql/sql";
import { BadInput, shown } from "../../domain/errors";
import { fold } from "../../domain/names";

/** A part of a `where` clause, with its parameters; null if the client gave no value, which does not filter. */
export type Condition = Sql | null;

type Maybe<T> = T | null | undefined;

export function equals(column: Sql, value: Maybe<string>): Condition {
  return value === null || value === undefined ? null : sql`${column} = ${value}`;
}

/** The column names the organisation or topic, or one below it. */
export function isAtOrBelow(column: Sql, id: string): Condition {
  return sql`${column} in (select h."belowId" from "hierarchy" h where h."aboveId" = ${id})`;
}

/** The column names one of these organisations or topics, or one below one of them. */
export function isAtOrBelowAny(column: Sql, ids: readonly string[]): Condition {
  return sql`${column} in (select h."belowId" from "hierarchy" h where ${among(raw('h."aboveId"'), ids)})`;
}

/** An empty list is a value that matches no row. */
export function isIn(column: Sql, values: Maybe<readonly string[]>): Condition {
  return values ? among(column, values) : null;
}

/** Finds folded text in folded text. There are no wildcards, so nothing needs escaping. */
export function contains(column: Sql, text: Maybe<string>): Condition {
  if (text === null || text === undefined) return null;
  const folded = fold(text);
  if (folded === "") throw new BadInput(`Expected a text with a letter or a digit, but got ${shown(text)}.`);
  return holds(column, sql`${folded}`);
}

/** Rows whose date may lie within the two days; undated rows do not match. */
export function within(
  { earliest, latest }: { earliest: Sql; latest: Sql },
  days: Maybe<{ from: string | null; to: string | null }>,
): Condition {
  if (!days) return null;
  const parts = [
    // An open or unknown side is unbounded.
    ...(days.from === null ? [] : [sql`coalesce(${latest} >= ${days.from}, true)`]),
    ...(days.to === null ? [] : [sql`coalesce(${earliest} <= ${days.to}, true)`]),
  ];
  if (parts.length === 0) return null;
  return join([...parts, sql`(${earliest} is not null or ${latest} is not null)`], " and ");
}

/** The disjunction of two; null, which does not filter, if either is. */
export function either(one: Condition, other: Condition): Condition {
  return one && other && sql`((${one}) or (${other}))`;
}

/** The conjunction of these; `true` if all are null. */
export function all(conditions: readonly Condition[]): Sql {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0
    ? sql`true`
    : join(
        given.map((condition) => sql`(${condition})`),
        " and ",
      );
}
