import { basename, dirname } from "node:path/posix";

import { isJsonObject } from "../../../domain/json-object";
import { notesOfMarkdown } from "../notes/notes";
import type { Row } from "../tables/row";
import type { Expression } from "./mapping";

/** The texts at an expression in a row, in order; empty ones of a list too. */
export function textsOf(row: Row, expression: Expression): string[] {
  return isTemplate(expression) ? textsOfTemplate(row, expression) : valuesOf(row, expression).map(textOf);
}

/** The first text that is there; null where none is. */
export function textIn(row: Row, expressions: Expression | readonly Expression[]): string | null {
  for (const expression of [expressions].flat()) {
    const found = textsOf(row, expression).find((text) => text !== "");
    if (found !== undefined) return found;
  }
  return null;
}

/** The plain columns and pointers that an expression names. */
export function pathsIn(expression: Expression): string[] {
  const names = isTemplate(expression)
    ? [...expression.matchAll(placeholder)].map(([, name = ""]) => name)
    : [expression];
  return names.filter((name) => name !== "" && !name.startsWith("$"));
}

/** Of the columns and pointers that must be there for an expression those of which a row has no text. */
export const missingIn = (row: Row, expression: Expression): string[] =>
  pathsIn(expression.replaceAll(/\{[^{}]*\?\}/g, "")).filter((path) => textIn(row, path) === null);

interface ValueAt {
  readonly value: unknown;
  readonly path: readonly string[];
}

/** The values at a pointer, in which `*` is every element. */
export function valuesAt(value: unknown, pointer: string): ValueAt[] {
  let found: ValueAt[] = [{ value, path: [] }];
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    found = found.flatMap((one) => childrenOf(one, name));
  }
  return found;
}

/** The rows of a list in a row, of which each element is one; the row itself without one. */
export const elementsOf = (row: Row, each: Expression | undefined): Row[] =>
  each === undefined
    ? [row]
    : valuesAt(row.value, each.startsWith("/") ? each : `/${each}`).flatMap(({ value }) =>
        [value].flat().map((one) => rowWith(row, one)),
      );

const rowWith = (row: Row, value: unknown): Row => ({ ...row, value });

const isTemplate = (expression: Expression): boolean =>
  expression.includes("{") || /^https?:/.test(expression);

/** Whether a row has a column or a pointer, empty or not. */
export const hasPath = (row: Row, path: string): boolean => valuesOf(row, path).length > 0;

/** Whether it is a column whose cell is empty. */
export const isEmptyCell = (row: Row, expression: Expression): boolean =>
  columnOf(row.value, expression) === "";

const placeholder = /\{([^{}?]+)(\?)?\}/g;

/** One text for each value of the first path with several; none where one that must be there is not. */
function textsOfTemplate(row: Row, template: string): string[] {
  let texts = [template];
  for (const [whole, name = "", isOptional] of template.matchAll(placeholder)) {
    const values = valuesOf(row, name)
      .map(textOf)
      .filter((text) => text !== "");
    const filled = values.length === 0 && isOptional !== undefined ? [""] : values;
    texts = texts.flatMap((text) => filled.map((value) => text.replace(whole, () => value)));
  }
  return texts.map((text) => text.replaceAll(/\s+/gu, " ").trim());
}

function valuesOf(row: Row, path: string): unknown[] {
  if (path.startsWith("$")) return [ofFile(row, path)];
  const found =
    path === "" || path.startsWith("/")
      ? valuesAt(row.value, path).map(({ value }) => value)
      : [columnOf(row.value, path)];
  return found.flat().filter((value) => value !== undefined && value !== null);
}

function ofFile({ file, key, body }: Row, name: string): string {
  const path = file.replaceAll("\\", "/");
  if (name === "$name") return basename(path).replace(/(?:\.[A-Za-z]\w*)+$/, "");
  if (name === "$folder") return basename(dirname(path));
  if (name === "$parent") return basename(dirname(dirname(path)));
  if (name === "$summary") return notesOfMarkdown(body ?? "").lead.join(" ");
  return (name === "$key" ? key : body) ?? "";
}

/** By its name; else by its name in other letters, large or small. */
function columnOf(value: unknown, name: string): unknown {
  if (!isJsonObject(value)) return undefined;
  if (Object.hasOwn(value, name)) return value[name];
  const lower = name.toLowerCase();
  const found = Object.keys(value).find((key) => key.toLowerCase() === lower);
  return found === undefined ? undefined : value[found];
}

function childrenOf({ value, path }: ValueAt, step: string): ValueAt[] {
  if (typeof value !== "object" || value === null) return [];
  if (step === "*")
    return Object.entries(value).map(([key, one]) => ({ value: one as unknown, path: [...path, key] }));
  if (!Object.hasOwn(value, step)) return [];
  return [{ value: (value as Record<string, unknown>)[step], path: [...path, step] }];
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (value instanceof Date) return value.toISOString();
  return ["number", "boolean", "bigint"].includes(typeof value) ? String(value) : "";
}
