import { join, raw, type Sql, sql } from "../database/sql/sql";
import { encodeCursor } from "../domain/cursors";

/**
 * JSON that a statement concatenates: text that is known when it is compiled, and expressions for what only the rows know.
 * No expression is ever NULL, since one NULL would erase everything around it.
 */
export type Part = string | Sql;

/** JSON escapes control characters in data, so these in an answer are ours. */
const marks = { failed: "\u0001", cursor: "\u0002" } as const;

/** In place of a value that must not be null and is: the resolvers answer then, with the error. */
export const failed: Sql = raw(`'${marks.failed}'`);

export const nothing: Sql = raw("'null'");

/** A text of JSON or of a name, as a literal of SQL. */
const literal = (text: string): Sql => raw(`'${text.replaceAll("'", "''")}'`);

/** One expression, as a balanced tree: SQLite takes a depth of a thousand. */
export function concatenated(parts: readonly Part[]): Sql {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === "string" && typeof last === "string") merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return tree(merged.map((part) => (typeof part === "string" ? literal(part) : part)));
}

const maxTerms = 8;

function tree(terms: readonly Sql[]): Sql {
  if (terms.length <= maxTerms) return join(terms, " || ");
  const half = terms.length >> 1;
  return sql`(${tree(terms.slice(0, half))}) || (${tree(terms.slice(half))})`;
}

export function object(fields: ReadonlyArray<readonly [key: Part, value: Part]>): Part[] {
  const members = fields.flatMap(([key, value], index) => [`${index > 0 ? "," : ""}"`, key, '":', value]);
  return ["{", ...members, "}"];
}

/** The cursor of a row, of which only JavaScript can make what clients see. */
export function cursorText(list: string, order: string, sortKey: Sql, id: Sql): Sql {
  const beginning = `${marks.cursor}[${JSON.stringify(list)},${JSON.stringify(order)},`;
  return concatenated([beginning, sortKey, `,"`, id, `"]${marks.cursor}`]);
}

const cursors = new RegExp(`${marks.cursor}([^${marks.cursor}]*)${marks.cursor}`, "g");

/** What a statement answered, as data; null where something failed. */
export function dataIn(text: string): Record<string, unknown> | null {
  if (text.includes(marks.failed)) return null;
  const json = text.includes(marks.cursor)
    ? text.replace(cursors, (_, cursor: string) => encoded(cursor))
    : text;
  return JSON.parse(json) as Record<string, unknown>;
}

function encoded(cursor: string): string {
  const [list, order, sortKey, id] = JSON.parse(cursor) as [string, string, string, string];
  return `"${encodeCursor(list, order, { sortKey, id })}"`;
}
