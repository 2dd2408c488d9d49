import { BadInput, shown } from "../../domain/errors";
import { fold } from "../../domain/names";
import type { Parameters } from "../statements";

/** A part of a `where`, with what it binds. Values are bound, never written into the text. */
export interface Condition {
  readonly sql: string;
  readonly parameters: Parameters;
}

type Maybe<T> = T | null | undefined;

/** Every maker of a condition answers null where the client gave no value: the filter then says nothing. An empty list is a value. */
export function equals(column: string, value: Maybe<string>): Condition | null {
  if (value === null || value === undefined) return null;
  return { sql: `${column} = ${nameOf(column)}`, parameters: { [nameOf(column)]: value } };
}

export function isIn(column: string, values: Maybe<readonly string[]>): Condition | null {
  if (!values) return null;
  const name = nameOf(column);
  return {
    sql: `${column} in (select value from json_each(${name}))`,
    parameters: { [name]: JSON.stringify(values) },
  };
}

/** Folded text within folded text: no wildcard means anything, so there is none to escape. */
export function contains(column: string, text: Maybe<string>): Condition | null {
  if (text === null || text === undefined) return null;
  const name = nameOf(column);
  const folded = fold(text);
  if (folded === "") throw new BadInput(`Expected a text with a letter or a digit, but got ${shown(text)}.`);
  return { sql: `instr(${column}, ${name}) > 0`, parameters: { [name]: folded } };
}

/** Rows whose date may lie within the two days; what has no date does not. */
export function within(
  columns: { earliest: string; latest: string },
  days: Maybe<{ from: string | null; to: string | null }>,
): Condition | null {
  if (!days) return null;
  const parts = [
    // A side that is open or unknown reaches everywhere.
    ...(days.from === null ? [] : [`coalesce(${columns.latest} >= $fromDay, true)`]),
    ...(days.to === null ? [] : [`coalesce(${columns.earliest} <= $toDay, true)`]),
  ];
  if (parts.length === 0) return null;
  parts.push(`(${columns.earliest} is not null or ${columns.latest} is not null)`);
  return {
    sql: parts.join(" and "),
    parameters: {
      ...(days.from === null ? {} : { $fromDay: days.from }),
      ...(days.to === null ? {} : { $toDay: days.to }),
    },
  };
}

export function all(conditions: ReadonlyArray<Condition | null>): Condition {
  const given = conditions.filter((condition) => condition !== null);
  return {
    sql: given.map(({ sql }) => `(${sql})`).join(" and ") || "true",
    parameters: Object.assign({}, ...given.map(({ parameters }) => parameters)) as Parameters,
  };
}

function nameOf(column: string): `$${string}` {
  return `$${column.replace(/\W/g, "_")}`;
}
