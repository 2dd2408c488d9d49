import { isJsonObject, type JsonObject } from "../../../domain/json-object";
import { linesOfHtml } from "../html/text-of-html";

/** An object of JSON-LD, and the line at which it begins. */
export interface LdNode {
  readonly value: JsonObject;
  readonly line: number;
}

/** The objects that a document of JSON-LD states: its own, or those of its graph or list. */
export function statedIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(statedIn);
  if (!isJsonObject(value)) return [];
  const graph = value["@graph"];
  return graph === undefined ? [value] : statedIn(graph);
}

/** The types of an object, without a prefix: `schema:Person` and `http://schema.org/Person` are Person. */
export const typesOf = (object: JsonObject): string[] =>
  [object["@type"]].flat().flatMap((type) => (typeof type === "string" ? type.replace(/^.*[:/#]/, "") : []));

/** The texts of a property, in order, without HTML: of an object its `@value` or its name. */
export function textsOf(object: JsonObject, ...names: readonly string[]): string[] {
  return names.flatMap((name) =>
    listOf(object[name]).flatMap((value) => {
      const own = isJsonObject(value) ? (value["@value"] ?? value["name"]) : value;
      const text = typeof own === "string" || typeof own === "number" ? String(own).trim() : "";
      const plain = /[<&]/.test(text) ? linesOfHtml(text).join(" ") : text;
      return plain === "" ? [] : [plain];
    }),
  );
}

/** The first of them; null where there is none. */
export const firstText = (object: JsonObject, ...names: readonly string[]): string | null =>
  textsOf(object, ...names)[0] ?? null;

/** Addresses of a property: of an object its `@id` or its url. */
export const urlsOf = (object: JsonObject, ...names: readonly string[]): string[] =>
  names.flatMap((name) =>
    listOf(object[name]).flatMap((value) => {
      const own = isJsonObject(value) ? (value["url"] ?? value["contentUrl"] ?? value["@id"]) : value;
      return typeof own === "string" && /^https?:/i.test(own.trim()) ? [own.trim()] : [];
    }),
  );

const listOf = (value: unknown): unknown[] => {
  const list = isJsonObject(value) && "@list" in value ? value["@list"] : value;
  return [list ?? []].flat();
};

/** Finds the objects that properties have or refer to by `@id`. A text is a name. */
export class LdGraph {
  readonly #byId = new Map<string, JsonObject>();

  constructor(stated: readonly JsonObject[]) {
    for (const object of stated) {
      const id = object["@id"];
      if (typeof id === "string" && typesOf(object).length > 0) this.#byId.set(id, object);
    }
  }

  all(object: JsonObject, ...names: readonly string[]): JsonObject[] {
    return names.flatMap((name) =>
      listOf(object[name]).flatMap((value): JsonObject[] => {
        if (typeof value === "string") return value.trim() === "" ? [] : [{ name: value.trim() }];
        if (!isJsonObject(value)) return [];
        const id = value["@id"];
        const known = typeof id === "string" ? this.#byId.get(id) : undefined;
        return [known === undefined ? value : { ...value, ...known }];
      }),
    );
  }

  first(object: JsonObject, ...names: readonly string[]): JsonObject | null {
    return this.all(object, ...names)[0] ?? null;
  }
}
