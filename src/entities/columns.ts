import { getMetadataArgsStorage } from "typeorm";

import { type TypeName } from "../domain/ids";
import { entityClasses, type EntityTypes } from "./entity-classes";

interface Column {
  readonly name: string;
  readonly isJson: boolean;
  readonly nullable: boolean;
  /** `start`, for the column `startEdtf` of the embedded value `start`. */
  readonly embeddedIn: string | null;
  readonly property: string;
}

export interface EntityShape {
  readonly columns: readonly Column[];
  /** `firstColumn` is the place of the value's first column among the columns: null there, and there is no value. */
  readonly embedded: ReadonlyArray<{ property: string; create: () => object; firstColumn: number }>;
}

/** The columns of every entity, read from its decorators. Rows go to and from the database by these. */
export const entityShapes = Object.fromEntries(
  Object.entries(entityClasses).map(([name, entity]) => [name, shapeOf(entity)]),
) as Record<TypeName, EntityShape>;

/**
 * SQL for an entity of the table called `alias`, as one JSON text: what `readEntity` reads. With sqlite3 the time goes
 * where cells cross into JavaScript, so there is one for each row, and not one for each column.
 */
export function selectEntity(type: TypeName, alias: string): string {
  const columns = entityShapes[type].columns.map(({ name, isJson }) =>
    isJson ? `json(${alias}.${name})` : `${alias}.${name}`,
  );
  return `json_array(${columns.join(", ")})`;
}

/** Makes an entity of what `selectEntity` selects. */
export function readEntity<Name extends TypeName>(type: Name, json: string): EntityTypes[Name] {
  const { columns, embedded } = entityShapes[type];
  const values = JSON.parse(json) as unknown[];
  const entity = new entityClasses[type]() as unknown as Record<string, unknown>;

  for (const { property, create, firstColumn } of embedded) {
    entity[property] = values[firstColumn] === null ? null : create();
  }
  for (const [index, { property, embeddedIn }] of columns.entries()) {
    if (embeddedIn === null) entity[property] = values[index];
    else if (entity[embeddedIn] !== null) {
      (entity[embeddedIn] as Record<string, unknown>)[property] = values[index];
    }
  }
  return entity as unknown as EntityTypes[Name];
}

/** The values of an entity in the order of its columns, as the database takes them. */
export function toRow(type: TypeName, entity: object): unknown[] {
  const values = entity as Record<string, unknown>;
  return entityShapes[type].columns.map(({ property, isJson, embeddedIn }) => {
    const holder = embeddedIn === null ? values : (values[embeddedIn] as Record<string, unknown> | null);
    const value = holder?.[property] ?? null;
    return isJson ? JSON.stringify(value ?? []) : value;
  });
}

function shapeOf(entity: new () => object): EntityShape {
  const storage = getMetadataArgsStorage();
  const embeddeds = storage.filterEmbeddeds(ancestryOf(entity));
  const columns = storage.filterColumns(ancestryOf(entity)).map(({ propertyName, options }) => ({
    name: propertyName,
    property: propertyName,
    embeddedIn: null,
    isJson: options.type === "simple-json",
    nullable: options.nullable ?? false,
  }));
  const embeddedColumns = embeddeds.flatMap(({ propertyName, type }) =>
    storage.filterColumns(ancestryOf((type as () => new () => object)())).map((column) => ({
      name: `${propertyName}${column.propertyName[0]?.toUpperCase()}${column.propertyName.slice(1)}`,
      property: column.propertyName,
      embeddedIn: propertyName,
      isJson: false,
      nullable: true,
    })),
  );

  const all = [...columns, ...embeddedColumns];
  return {
    columns: all,
    embedded: embeddeds.map(({ propertyName, type }) => ({
      property: propertyName,
      create: () => new ((type as () => new () => object)())(),
      firstColumn: all.findIndex(({ embeddedIn }) => embeddedIn === propertyName),
    })),
  };
}

function ancestryOf(entity: new () => object): Array<new () => object> {
  const ancestry: Array<new () => object> = [];
  for (
    let ancestor = entity;
    ancestor !== Function.prototype;
    ancestor = Object.getPrototypeOf(ancestor) as new () => object
  ) {
    ancestry.push(ancestor);
  }
  return ancestry;
}
