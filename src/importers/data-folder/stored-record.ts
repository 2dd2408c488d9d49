import { BadInput, shown } from "../../domain/errors";
import { isId, typeOfId, type TypeName } from "../../domain/ids";
import { readLink } from "../../domain/links/link";
import { EdtfDate, Standing, type Link } from "../../entities";
import type { AnyEntityInput } from "../../catalogue/commands/derived-columns";
import type { Item } from "./item";
import type { DataRecord } from "./record-book";
import { placeColumn, writtenShapes, type WrittenValue } from "../../entities/written-properties";

/** A property of an entity as an export has it in JSON: by the name of its column, a date as EDTF, a reference as an id. */
interface StoredProperty {
  readonly column: string;
  readonly isList: boolean;
  readonly isNullable: boolean;
  /** What it is where it is left out, if it is not null. */
  readonly default: unknown;
  readonly value: WrittenValue | { readonly kind: "id" };
}

const text = { kind: "text" } as const;
const one = { isList: false, isNullable: false, default: null };
const list = { isList: true, isNullable: false, default: [] };
const object = { kind: "object", of: Object } as const;

const ofAll: readonly StoredProperty[] = [
  {
    ...one,
    column: "standing",
    value: {
      kind: "enum",
      of: Standing,
      values: Object.values(Standing).map((name) => ({ name, description: "" })),
    },
  },
  { ...one, column: "inferredFrom", isNullable: true, value: text },
  { ...list, column: "sources", value: object },
  { ...list, column: "links", value: object },
];

/** Everything that is stored of an entity of each type but its id, its version and what the writer computes. */
export const storedProperties = Object.fromEntries(
  Object.entries(writtenShapes).map(
    ([type, { isThing, hasPlace, properties, arcs }]): [string, StoredProperty[]] => [
      type,
      [
        ...ofAll,
        ...(isThing ? [{ ...one, column: "slug", value: text }] : []),
        ...(hasPlace ? [{ ...one, column: placeColumn, value: { kind: "integer" } as const }] : []),
        ...properties.map((property) => ({
          ...property,
          default: property.isList ? [] : property.default,
          value: property.value.kind === "key" ? ({ kind: "id" } as const) : property.value,
        })),
        ...arcs.map(({ column, isList }) => ({
          ...(isList ? list : one),
          column,
          value: { kind: "id" } as const,
        })),
      ],
    ],
  ),
) as unknown as Readonly<Record<TypeName, readonly StoredProperty[]>>;

/** An entity as an export has it in JSON. Throws a RostrumError for what is none. */
export function storedRecordOf(item: Item<unknown>): DataRecord {
  const given = item.value;
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new BadInput(`Expected an entity as a JSON object, but got ${shown(String(given))}.`);
  const { id, ...values } = given as Readonly<Record<string, unknown>>;
  const type = typeof id === "string" ? typeOfId(id) : null;
  if (typeof id !== "string" || type === null)
    throw new BadInput(`Expected the id of an entity, but got ${shown(String(id))}.`);

  const properties = storedProperties[type];
  const unknown = Object.keys(values).find((name) => !properties.some(({ column }) => column === name));
  if (unknown !== undefined)
    throw new BadInput(`Expected a property of a ${type}, but got ${shown(unknown)}.`);
  const entity = Object.fromEntries(
    properties.map((property) => [property.column, valueOf(property, values[property.column])]),
  );
  // It would be shown as a link, so it must be one that may be stored.
  for (const { url, canonicalUrl } of entity["links"] as readonly Link[]) {
    for (const address of [url, canonicalUrl]) readLink(address);
  }
  const references = properties
    .filter(({ value }) => value.kind === "id")
    .flatMap(({ column }) => [entity[column] ?? []].flat() as string[])
    .map((target) => ({ id: target, item, message: `Nothing in the data has the id ${target}.` }));
  return {
    type,
    id,
    entity: { id, ...entity } as unknown as AnyEntityInput,
    item,
    references,
    hasOwnId: true,
  };
}

function valueOf(property: StoredProperty, given: unknown): unknown {
  const { column, isList, isNullable, value } = property;
  const stored = given ?? property.default;
  if (stored === null || stored === undefined) {
    if (isNullable) return null;
    throw new BadInput(`Expected ${column}, which is left out.`);
  }
  if (isList && !Array.isArray(stored)) throw unexpected(column, "a list", stored);
  for (const element of isList ? (stored as unknown[]) : [stored]) {
    if (!isOf(value, element)) throw unexpected(column, value.kind, element);
  }
  return value.kind === "date" ? EdtfDate.of(stored as string) : stored;
}

const unexpected = (column: string, what: string, got: unknown) =>
  new BadInput(`Expected ${what} as ${column}, but got ${shown(JSON.stringify(got))}.`);

function isOf(value: StoredProperty["value"], given: unknown): boolean {
  switch (value.kind) {
    case "text":
    case "date":
    case "key":
      return typeof given === "string";
    case "id":
      return typeof given === "string" && isId(given);
    case "integer":
      return Number.isInteger(given);
    case "number":
      return typeof given === "number";
    case "boolean":
      return typeof given === "boolean" || given === 0 || given === 1;
    case "enum":
      return value.values.some(({ name }) => name === given);
    case "object":
      return typeof given === "object" && given !== null && !Array.isArray(given);
  }
}
