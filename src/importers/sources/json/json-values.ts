import { isJsonObject, type JsonObject } from "../../../domain/json-object";

/** The text of a property, trimmed, or its number as text; null where it is neither, or empty. */
export function textAt(object: JsonObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = object[name];
    const text = typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
    if (text !== "") return text;
  }
  return null;
}

/** The object of a property; null where it is none. */
export function objectAt(object: JsonObject, name: string): JsonObject | null {
  const value = object[name];
  return isJsonObject(value) ? value : null;
}

/** The objects in the list of a property, in order; none where it is no list. */
export const objectsAt = (object: JsonObject, name: string): JsonObject[] => objectsIn(object[name]);

/** The objects in a list; none where it is no list. */
export const objectsIn = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];
