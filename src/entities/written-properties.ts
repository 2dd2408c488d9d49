import { Float, getMetadataStorage, Int } from "type-graphql";

import type { TypeName } from "../domain/ids";
import { declaredTable, entityShapes } from "./columns";
import { partsOf } from "./derived-properties";
import { EdtfDate } from "./edtf-date";
import { entityClasses } from "./entity-classes";
import { toOne } from "./relations";
import { Thing } from "./thing";

/**
 * What may be written of an entity, in YAML and by mutations, read from the decorators of its class: of TypeORM, of TypeGraphQL
 * and ours.
 */

export type ValueClass = abstract new () => object;

export type WrittenValue =
  | { readonly kind: "text" | "integer" | "number" | "boolean" | "date" }
  | { readonly kind: "enum"; readonly of: object; readonly values: readonly EnumValue[] }
  /** An object without an id, such as an account. */
  | { readonly kind: "object"; readonly of: ValueClass }
  /** The key of another entity; the entity has its id. */
  | { readonly kind: "key"; readonly to: TypeName };

export interface EnumValue {
  readonly name: string;
  readonly description: string;
}

export interface WrittenProperty {
  /** Its name where it is written. */
  readonly name: string;
  /** The property of the entity that it becomes. */
  readonly column: string;
  /** That of its GraphQL field; null for a reference, whose field is a resolver's. */
  readonly description: string | null;
  readonly isNullable: boolean;
  readonly isList: boolean;
  /** What it is where it is left out, by its column; null where the column has no default. */
  readonly default: unknown;
  readonly value: WrittenValue;
}

/** An exclusive arc: exactly one of these keys, each named after its type. */
export interface WrittenArc {
  readonly name: string;
  readonly column: string;
  /** Whether it is a list of ids: several are written under `name`, as objects with one of the keys each. */
  readonly isList: boolean;
  readonly keys: readonly WrittenKey[];
}

export interface WrittenKey {
  readonly name: string;
  readonly to: TypeName;
}

/** Columns of everything, which each format has in its own words. */
const ofEverything = new Set(["id", "slug", "standing", "inferredFrom", "sources", "links"]);

/** The column with the place of a record in its list, counted from 1: the list says it. */
export const placeColumn = "position";

export interface WrittenShape {
  /** Whether it has a name and a page of its own: it has a key, and is not inferred. */
  readonly isThing: boolean;
  /** Whether its place in its list counts. */
  readonly hasPlace: boolean;
  /** In the order of the columns. Those without a GraphQL field or a relation are derived ones, and not written. */
  readonly properties: readonly WrittenProperty[];
  readonly arcs: readonly WrittenArc[];
}

const plainValues = new Map<unknown, WrittenValue>([
  [String, { kind: "text" }],
  [Int, { kind: "integer" }],
  [Float, { kind: "number" }],
  [Number, { kind: "number" }],
  [Boolean, { kind: "boolean" }],
  [EdtfDate, { kind: "date" }],
]);

export const writtenShapes = Object.fromEntries(
  (Object.keys(entityClasses) as TypeName[]).map((type) => [
    type,
    {
      isThing: entityClasses[type].prototype instanceof Thing,
      hasPlace: entityShapes[type].columns.some(({ name }) => name === placeColumn),
      properties: propertiesOf(type),
      arcs: arcsOf(type),
    },
  ]),
) as unknown as Readonly<Record<TypeName, WrittenShape>>;

/** Whether it has a name and a page of its own. */
export const isThing = (type: TypeName): boolean => writtenShapes[type].isThing;

function propertiesOf(type: TypeName): WrittenProperty[] {
  const fields = new Map(fieldsOf(entityClasses[type]).map((field) => [field.name, field]));
  const columns = new Map(
    entityShapes[type].columns
      .filter(({ isKept }) => !isKept)
      .map((column) => [column.spreadFrom ?? column.name, column]),
  );
  return [...columns].flatMap(([name, column]): WrittenProperty[] => {
    if (ofEverything.has(name) || name === placeColumn) return [];
    const field = fields.get(name);
    if (field) return [{ ...field, column: name }];

    const reference = referencesOf(type).find((one) => one.column === name);
    const [key, ...others] = reference?.keys ?? [];
    if (!reference || !key || others.length > 0) return [];
    return [
      {
        name: reference.name,
        column: name,
        description: null,
        isNullable: column.nullable,
        isList: reference.isList,
        default: column.default,
        value: { kind: "key", to: key.to },
      },
    ];
  });
}

/** Its columns with ids: of one row, or of several in a part. One with several keys is an arc. */
function referencesOf(type: TypeName): WrittenArc[] {
  const keysOf = (arms: ReadonlyArray<{ readonly to: TypeName }>) =>
    arms.map(({ to }) => ({ name: uncapitalised(to), to }));
  const single = toOne
    .filter(({ from }) => from === type)
    .map(({ field, arms }) => ({ name: field, column: `${field}Id`, isList: false, keys: keysOf(arms) }));
  const lists = entityShapes[type].columns.flatMap(({ name: column, part }) => {
    const name = partsOf(entityClasses[type]).get(column)?.relation;
    return part && name ? [{ name, column, isList: true, keys: keysOf(part.arms) }] : [];
  });
  return [...single, ...lists];
}

/** A type's name as that of a property: `showOrganisation`. */
export function uncapitalised(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function arcsOf(type: TypeName): WrittenArc[] {
  return referencesOf(type).filter(({ keys }) => keys.length > 1);
}

export type WrittenField = Omit<WrittenProperty, "column">;

/** The GraphQL fields of a class and of what it extends, those of the furthest first. */
export function fieldsOf(of: ValueClass): WrittenField[] {
  const lineage: unknown[] = [];
  for (
    let ancestor: unknown = of;
    ancestor !== Function.prototype;
    ancestor = Object.getPrototypeOf(ancestor)
  ) {
    lineage.unshift(ancestor);
  }
  const { columns } = declaredTable(of as new () => object);
  const defaults = new Map(columns.map((column) => [column.name, column.default]));
  return lineage.flatMap((target) =>
    getMetadataStorage()
      .fields.filter((field) => field.target === target)
      .flatMap(({ name, description = "", getType, typeOptions }) => {
        const value = valueOf(getType());
        // `getType` is what fills `typeOptions.array` in, so it comes first.
        const isList = typeOptions.array ?? false;
        const isNullable = Boolean(typeOptions.nullable);
        return value
          ? [{ name, description, isNullable, isList, default: defaults.get(name) ?? null, value }]
          : [];
      }),
  );
}

/** What a type is described as in the GraphQL schema. */
export function descriptionOf(of: ValueClass): string {
  return getMetadataStorage().objectTypes.find(({ target }) => target === of)?.description ?? "";
}

function valueOf(type: unknown): WrittenValue | null {
  const plain = plainValues.get(type);
  if (plain) return plain;
  const { enums, objectTypes } = getMetadataStorage();
  const found = enums.find(({ enumObj }) => enumObj === type);
  if (found) {
    const { enumObj, valuesConfig } = found;
    const described = valuesConfig as Record<string, { description?: string } | undefined>;
    const values = Object.values(enumObj as Record<string, string>);
    return {
      kind: "enum",
      of: enumObj,
      values: values.map((name) => ({ name, description: described[name]?.description ?? "" })),
    };
  }
  const object = objectTypes.find(({ target }) => target === type);
  return object ? { kind: "object", of: object.target as ValueClass } : null;
}
