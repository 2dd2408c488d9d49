import { isJsonObject, type JsonObject } from "../../../domain/json-object";
import { linesOfHtml } from "../html/text-of-html";

/** An object of JSON-LD, and the line at which it begins. */
export interface LdNode {
  readonly value: JsonObject;
  readonly line: number;
  /** Whether it stands within another one. */
  readonly isWithin: boolean;
}

/** An object that a document states, and the object of the document that it is, by which its line is known. */
export interface Stated {
  readonly value: JsonObject;
  readonly original: JsonObject;
  readonly isWithin: boolean;
}

/**
 * The objects that a document of JSON-LD states: its own, or those of its graph or list, and those that stand within them as things of their own: the items of
 * an ItemList, what a page is about, the episodes of a series, the events of a performer. Such a one knows what it stands within.
 */
export function statedIn(value: unknown): Stated[] {
  if (Array.isArray(value)) return value.flatMap(statedIn);
  if (!isJsonObject(value)) return [];
  const graph = value["@graph"];
  return graph === undefined
    ? [{ value, original: value, isWithin: false }, ...within(value)]
    : statedIn(graph);
}

function within(object: JsonObject): Stated[] {
  const of = (...names: readonly string[]) =>
    names.flatMap((name) => listOf(object[name])).filter(isJsonObject);
  const typed = (objects: readonly JsonObject[]) =>
    objects.filter((one) => typesOf(one).length > 0).flatMap(statedIn);
  const listed = of("itemListElement").map((one) => (isJsonObject(one["item"]) ? one["item"] : one));
  const isListItem = (one: JsonObject) => typesOf(one).includes("ListItem");
  const types = typesOf(object);
  const series = types.some((type) => type.endsWith("Season")) ? (object["partOfSeries"] ?? object) : object;
  const episodes = types.some((type) => /(?:Series|Season)$/.test(type))
    ? of("episode", "episodes", "hasPart")
    : [];
  const withDefault =
    (name: string, given: unknown) =>
    (one: Stated): Stated =>
      name in one.value ? one : { ...one, value: { ...one.value, [name]: given } };
  const found = [
    ...typed(listed.filter((one) => !isListItem(one))),
    ...typed(of("mainEntity")),
    ...typed(episodes).map(withDefault("partOfSeries", series)),
    ...typed(types.includes("Person") ? of("performerIn") : []).map(withDefault("performer", object)),
  ];
  return found.map(({ value, original }) => ({ value, original, isWithin: true }));
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
      const own = isJsonObject(value)
        ? (value["url"] ?? value["contentUrl"] ?? value["embedUrl"] ?? value["@id"])
        : value;
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
