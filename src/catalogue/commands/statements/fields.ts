import { areCompatible } from "../../../domain/edtf-exactness";
import { fold } from "../../../domain/names";
import type { TypeName } from "../../../domain/ids";
import { type WrittenProperty, writtenShapes } from "../../../entities/written-properties";
import type { State } from "../../history/state";

/**
 * What is made of other values, in each source's own words, or by what a source knows its items: that it differs means nothing.
 */
const incomparable: ReadonlySet<string> = new Set([
  "displayTitle",
  "sortName",
  "description",
  "abstract",
  "whyNoRecording",
  "guid",
  "feedUrl",
]);

/** Names may be written in several ways, of which none denies the other. */
const names: ReadonlySet<string> = new Set([
  "name",
  "label",
  "creditedAs",
  "honorificPrefix",
  "honorificSuffix",
  "locality",
  "roleTitle",
  "containerTitle",
  "seasonName",
  "numberDisplay",
]);

const kinds: ReadonlySet<string> = new Set(["text", "integer", "number", "boolean", "enum", "date"]);

const fields = Object.fromEntries(
  Object.entries(writtenShapes).map(([type, { properties }]) => [
    type,
    new Map(
      properties
        .filter(({ column, value, isList }) => kinds.has(value.kind) && !isList && !incomparable.has(column))
        .map((property) => [property.column, property]),
    ),
  ]),
) as unknown as Readonly<Record<TypeName, ReadonlyMap<string, WrittenProperty>>>;

/** Fields of one value, of which sources may say different ones. */
export const isComparable = (type: TypeName, field: string): boolean => fields[type].has(field);

export const isDate = (type: TypeName, field: string): boolean =>
  fields[type].get(field)?.value.kind === "date";

/** A value as a citation has it; null where there is none. */
export function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

/** Whether another value is no contradiction to the one that is shown. */
export function isCompatible(type: TypeName, field: string, shown: string | null, stated: string): boolean {
  if (shown === null || isName(type, field)) return true;
  if (isDate(type, field)) return areCompatible(shown, stated);
  return shown === "UNKNOWN" || stated === "UNKNOWN" || fold(shown) === fold(stated);
}

/** Whether it is among the other names that the entity has. */
export const isOtherName = (state: State, field: string, text: string): boolean =>
  [field === "name" ? state["alternateNames"] : field === "title" ? state["alternateTitles"] : []]
    .flat()
    .includes(text);

/** A show has other titles as a person has other names; an episode and a publication have one. */
const isName = (type: TypeName, field: string): boolean =>
  names.has(field) || (type === "Show" && field === "title");
