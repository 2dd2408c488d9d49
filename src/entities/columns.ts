import { getMetadataArgsStorage } from "typeorm";

import type { TypeName } from "../domain/ids";
import { mayBeIllFormed, wellFormed } from "../domain/well-formed";
import { followingOf, indexedInSqlOf, partsOf, spreadsOf } from "./derived-properties";
import { entityClasses, type EntityTypes } from "./entity-classes";

export interface EntityColumn {
  /** The name of the column; for a part that of the property. */
  readonly name: string;
  readonly sqlType: "text" | "integer" | "real";
  readonly isJson: boolean;
  readonly nullable: boolean;
  /** The default as declared, an empty JSON list as "[]"; null if none. */
  readonly default: unknown;
  /** The property that is spread over several columns, such as `start` for `startEdtf`; null for a column of its own. */
  readonly spreadFrom: string | null;
  /** Computes this column from the value of that property. */
  readonly valueIn: (value: unknown) => unknown;
  /** The rows of another table that are its value, ordered by position; null for a column. */
  readonly part: Part | null;
  /** Maximum size of a text in bytes; null if unbounded. PostgreSQL's indexes take no row over 2,700 bytes. */
  readonly maxBytes: number | null;
  /** Whether the writer computes it. Given values are ignored. */
  readonly isKept: boolean;
}

/** A list whose elements are rows without an id of their own. */
export interface Part {
  readonly table: string;
  /** The column that holds the id of their owner. */
  readonly key: string;
  /** For a list of ids: the column for each type. Else empty. */
  readonly arms: ReadonlyArray<{ readonly column: string; readonly to: TypeName }>;
  /** For a list of objects: the columns of an element. */
  readonly fields: readonly string[];
}

export interface EntityShape {
  readonly columns: readonly EntityColumn[];
}

/** One index may have two such texts. */
const maxIndexedBytes = 1_200;

/** The columns of every entity, read from its decorators. Rows go to and from the database by these. */
export const entityShapes = Object.fromEntries(
  Object.entries(entityClasses).map(([name, entity]) => [name, shapeOf(entity)]),
) as Record<TypeName, EntityShape>;

/** Creates an entity from the JSON that `entityOf` selects. */
export function readEntity<Name extends TypeName>(type: Name, json: string): EntityTypes[Name] {
  const values = JSON.parse(json) as unknown[];
  const entity = new entityClasses[type]() as unknown as Record<string, unknown>;
  for (const [index, { name }] of entityShapes[type].columns.entries()) entity[name] = values[index];
  return entity as unknown as EntityTypes[Name];
}

/**
 * The values of an entity in the order of its columns, as the database takes them: JSON as text, a part as a list, and
 * U+FFFD for each lone surrogate.
 */
export function toRow(type: TypeName, entity: object): unknown[] {
  const values = entity as Record<string, unknown>;
  return entityShapes[type].columns.map(({ name, isJson, spreadFrom, valueIn, part }) => {
    const value =
      spreadFrom !== null && spreadFrom in values ? valueIn(values[spreadFrom]) : (values[name] ?? null);
    if (isJson) return jsonOf(value ?? []);
    return wellFormed(part ? elementsOf(part, (value ?? []) as readonly unknown[]) : (value ?? null));
  });
}

function jsonOf(value: unknown): string {
  const json = JSON.stringify(value);
  return mayBeIllFormed(json) ? JSON.stringify(wellFormed(value)) : json;
}

/** Drops repeated ids; from an object keeps only its columns, in their order. */
function elementsOf({ fields }: Part, given: readonly unknown[]): unknown[] {
  if (fields.length === 0) return [...new Set(given)];
  return given.map((element) =>
    Object.fromEntries(fields.map((field) => [field, (element as Record<string, unknown>)[field] ?? null])),
  );
}

function shapeOf(entity: new () => object): EntityShape {
  const storage = getMetadataArgsStorage();
  const lineage = lineageOf(entity);
  const kept = new Set(["version", ...lineage.flatMap((one) => [...followingOf(one).keys()])]);
  const spread = new Map(
    lineage.flatMap((one) =>
      [...spreadsOf(one)].flatMap(([property, { columns }]) =>
        columns.map((column) => [column.name, { property, valueIn: column.valueIn }] as const),
      ),
    ),
  );

  const indexed = new Set([
    ...lineage.flatMap((one) => [...indexedInSqlOf(one)]),
    ...[...storage.filterIndices(lineage), ...storage.filterUniques(lineage)].flatMap(({ columns: names }) =>
      Array.isArray(names) ? names : [],
    ),
  ]);

  const columns = storage.filterColumns(lineage).map(({ propertyName, options }): EntityColumn => ({
    name: propertyName,
    sqlType: sqlTypeOf(options),
    isJson: isSimpleJson(options),
    nullable: options.nullable ?? false,
    default: (options.default ?? null) as unknown,
    spreadFrom: spread.get(propertyName)?.property ?? null,
    valueIn: spread.get(propertyName)?.valueIn ?? ((value) => value),
    part: null,
    maxBytes: indexed.has(propertyName) && options.type === "text" ? maxIndexedBytes : null,
    isKept: kept.has(propertyName),
  }));
  return { columns: [...columns, ...lineage.flatMap(partColumnsOf)] };
}

/** A relation to rows without an id. Its other side has their key and table. */
function partColumnsOf(entity: new () => object): EntityColumn[] {
  const { relations, joinColumns, tables } = getMetadataArgsStorage();
  const targetOf = (one: (typeof relations)[number] | undefined) =>
    (one?.type as (() => new () => object) | undefined)?.();
  const columnOf = (rows: new () => object, field: string) =>
    joinColumns.find(({ target, propertyName }) => target === rows && propertyName === field)?.name;

  return [...partsOf(entity)].map(([name, { relation, value }]) => {
    const declared = relations.find((one) => one.target === entity && one.propertyName === relation);
    const rows = targetOf(declared) as new () => object;
    const own = relations.filter(({ target }) => target === rows);
    const owning = own.find((one) => targetOf(one) === entity);
    const key = columnOf(rows, owning?.propertyName ?? "");
    const table = tables.find(({ target }) => target === rows)?.name;
    if (!key || !table) throw new Error(`${entity.name}.${name} lacks a table with a join column.`);

    const ids = own.flatMap((one) => {
      const [column, to] = [columnOf(rows, one.propertyName), typeNameOf(targetOf(one))];
      return column && to ? [{ column, to }] : [];
    });
    const arms = typeof value === "string" ? (spreadsOf(rows).get(value)?.arms ?? []) : [];
    return {
      name,
      sqlType: "text",
      isJson: false,
      nullable: false,
      default: null,
      spreadFrom: null,
      valueIn: (given) => given,
      part: {
        table,
        key,
        arms: arms.length > 0 ? arms : ids.filter(({ column }) => column === value),
        fields: typeof value === "string" ? [] : value,
      },
      maxBytes: null,
      isKept: false,
    };
  });
}

function typeNameOf(entity: unknown): TypeName | undefined {
  return (Object.keys(entityClasses) as TypeName[]).find((type) => entityClasses[type] === entity);
}

/** A column of any table, as the decorators declare it. */
export interface DeclaredColumn {
  readonly name: string;
  readonly sqlType: EntityColumn["sqlType"];
  readonly isJson: boolean;
  readonly nullable: boolean;
  /** Its value where none is given; null where there is none. */
  readonly default: unknown;
  /** Whether it is of the primary key. */
  readonly isKey: boolean;
}

/** The table of a class: its name, and its columns with nullability and defaults. */
export function declaredTable(entity: new () => object): {
  name: string;
  columns: readonly DeclaredColumn[];
} {
  const storage = getMetadataArgsStorage();
  const declared = storage.tables.find(({ target }) => target === entity);
  return {
    name: declared?.name ?? entity.name.toLowerCase(),
    columns: storage.filterColumns(lineageOf(entity)).map(({ propertyName, options }) => ({
      name: propertyName,
      sqlType: sqlTypeOf(options),
      isJson: isSimpleJson(options),
      nullable: options.nullable ?? false,
      default: (options.default ?? null) as unknown,
      isKey: options.primary ?? false,
    })),
  };
}

function isSimpleJson({ type }: { readonly type?: unknown }): boolean {
  return type === "simple-json";
}

function sqlTypeOf(options: { readonly type?: unknown }): EntityColumn["sqlType"] {
  return isSimpleJson(options) ? "text" : (options.type as EntityColumn["sqlType"]);
}

/** The class and its base classes. */
function lineageOf(entity: new () => object): Array<new () => object> {
  const lineage: Array<new () => object> = [];
  for (
    let ancestor = entity;
    ancestor !== Function.prototype;
    ancestor = Object.getPrototypeOf(ancestor) as new () => object
  ) {
    lineage.push(ancestor);
  }
  return lineage;
}
