import type { Answer, Ask } from "./graph-over";
import type { RandomOperation } from "./random-operations";

export interface Difference {
  readonly expected: string;
  readonly actual: string;
}

/** How two graphs answer one operation differently; null where they agree. */
export async function differenceBetween(
  one: Ask,
  other: Ask,
  { query, variables }: RandomOperation,
): Promise<Difference | null> {
  return differenceOf(await one(query, variables), await other(query, variables));
}

/** How two answers to one operation differ; null where they agree. Errors come in no order (GraphQL, 7.1.2). */
export function differenceOf(expected: Answer<unknown>, actual: Answer<unknown>): Difference | null {
  const isSame = textOf(expected.data) === textOf(actual.data) && areSameErrors(expected, actual);
  return isSame ? null : { expected: JSON.stringify(expected), actual: JSON.stringify(actual) };
}

/** As JSON. What fields a type has is in no order that means anything: composing puts each subgraph's together. */
function textOf(data: unknown): string {
  return JSON.stringify(data, (key, value: unknown) => (key === "fields" ? inOrder(value) : value));
}

function inOrder(fields: unknown): unknown {
  if (!Array.isArray(fields)) return fields;
  const texts = fields.map((field) => JSON.stringify(field));
  return texts.toSorted();
}

/**
 * Where several errors null one and the same field, a server may stop at the first (GraphQL, 6.4.4): the two need then
 * agree on the field, and the other may tell of no error that the first does not.
 */
function areSameErrors(expected: Answer<unknown>, actual: Answer<unknown>): boolean {
  const [all, told] = [errorsByNull(expected), errorsByNull(actual)];
  if (all.size !== told.size) return false;
  return [...told].every(([field, errors]) => {
    const wanted = all.get(field) ?? new Set();
    const isEnough = wanted.size === 1 || field === kept ? errors.size === wanted.size : errors.size > 0;
    return isEnough && [...errors].every((error) => wanted.has(error));
  });
}

/** In place of a field: the error nulled none. */
const kept = "(kept)";

/** Errors by the field that became null for them, which lies above where they are when that may not be null. */
function errorsByNull({ data, errors }: Answer<unknown>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { path = [], extensions, message } of errors) {
    const field = nullOn(data, path);
    const known = found.get(field) ?? new Set();
    found.set(field, known.add(`${path.join(".")} ${String(extensions?.["code"])} ${message}`));
  }
  return found;
}

function nullOn(data: unknown, path: ReadonlyArray<string | number>): string {
  let value = data;
  for (const [index, part] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index).join(".");
    value = (value as Record<string | number, unknown>)[part];
  }
  return value === null || value === undefined ? path.join(".") : kept;
}
