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
  readonly embedded: ReadonlyArray<{ property: string; create: () => object; firstColumn: string }>;
}

/** The columns of every entity, read from its decorators. Rows go to and from the database by these. */
export const entityShapes = Object.fromEntries(
  Object.entries(entityClasses).map(([name, entity]) => [name, shapeOf(entity)]),
) as Record<TypeName, EntityShape>;

/** Makes an entity of a row of its table; columns of other tables in the row are left aside. */
export function fromRow<Name extends TypeName>(type: Name, row: Record<string, unknown>): EntityTypes[Name] {
  const { columns, embedded } = entityShapes[type];
  const entity = new entityClasses[type]() as unknown as Record<string, unknown>;

  for (const { property, create, firstColumn } of embedded) {
    entity[property] = row[firstColumn] === null ? null : create();
  }
  for (const { name, property, isJson, embeddedIn } of columns) {
    const value = isJson ? (JSON.parse(row[name] as string) as unknown) : row[name];
    if (embeddedIn === null) entity[property] = value;
    else if (entity[embeddedIn] !== null) (entity[embeddedIn] as Record<string, unknown>)[property] = value;
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

  return {
    columns: [...columns, ...embeddedColumns],
    embedded: embeddeds.map(({ propertyName, type }) => ({
      property: propertyName,
      create: () => new ((type as () => new () => object)())(),
      firstColumn: embeddedColumns.find(({ embeddedIn }) => embeddedIn === propertyName)?.name ?? "",
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
