import { getMetadataArgsStorage } from "typeorm";

import { idPrefixes, type TypeName } from "../domain/ids";
import { followingOf, partsOf, spreadsOf } from "./derived-properties";
import { entityClasses, type AnyEntity, type EntityTypes } from "./entity-classes";
import type { Order } from "./orders";
import { pageOrdersOf } from "./page-order";
import type { PartOf } from "./part-of";

/**
 * Every relation of the graph, read from the decorators of the entities. Each is declared once, there. Loaders, reference
 * checks, statements, slices and the test that counts statements are derived from these tables.
 */

/** A column with ids of one type. */
export interface ReferenceColumn {
  readonly from: TypeName;
  /** The table of the column: that of `from`, or of a part of it. */
  readonly table: string;
  /** The column of that table with the id of `from`. */
  readonly owner: string;
  readonly column: string;
  readonly to: TypeName;
  /** Whether the database enforces it by a foreign key. It does not across the border of a subgraph. */
  readonly isHeld: boolean;
}

/** `from.field` is the row whose id is in one of these columns: several for a union, an exclusive arc. */
export interface ToOne {
  readonly from: TypeName;
  readonly field: string;
  readonly arms: readonly ReferenceColumn[];
}

/** `from.field` is a page of the rows of `to` with `from`'s id in the column `key`. */
export interface ToMany {
  readonly from: TypeName;
  readonly field: string;
  readonly to: TypeName;
  /** The table of the column: that of `to`, or of a part of it. */
  readonly table: string;
  /** The column of that table with the id of `to`. */
  readonly owner: string;
  readonly key: string;
  /** The available orders of its pages, the default first. */
  readonly orders: readonly [Order, ...Order[]];
}

/** A column of `from` that copies `column` of the row of `to` whose id is in `key`. */
export interface Following {
  readonly from: TypeName;
  /** The table of the column: that of `from`, or of a part of it, which follows its owner. */
  readonly table: string;
  /** The column of that table with the id of `from`. */
  readonly owner: string;
  readonly name: string;
  readonly key: string;
  readonly to: TypeName;
  readonly column: string;
}

/** The class of a list's elements: entities, or parts of entities. */
type ListedIn<T> =
  NonNullable<T> extends ReadonlyArray<infer Child>
    ? Child extends AnyEntity
      ? Child
      : Child extends PartOf<infer Owner>
        ? Owner
        : never
    : never;

/** Lists of the entity's own parts are not relations. */
type ListsOf<T> = {
  [K in keyof T & string]-?: [ListedIn<T[K]>] extends [never] ? never : T extends ListedIn<T[K]> ? never : K;
}[keyof T & string];

/** Lists of its own type: a hierarchy. */
type OwnListsOf<T> = {
  [K in keyof T & string]-?: NonNullable<T[K]> extends ReadonlyArray<infer Child>
    ? Child extends AnyEntity
      ? Child extends T
        ? K
        : never
      : never
    : never;
}[keyof T & string];

/** "Person.appearances", "Show.episodes" …, from the classes. */
export type ToManyName = {
  [Name in TypeName]: `${Name}.${ListsOf<EntityTypes[Name]> | OwnListsOf<EntityTypes[Name]>}`;
}[TypeName];

/** The element type of "Person.appearances". */
export type TargetOf<Name extends ToManyName> = Name extends `${infer From extends TypeName}.${infer Field}`
  ? Field extends keyof EntityTypes[From]
    ? ListedIn<EntityTypes[From][Field]>
    : never
  : never;

/** The name of the element type of "Person.appearances". */
export type TypeNameOf<Name extends ToManyName> = {
  [Type in TypeName]: TargetOf<Name> extends EntityTypes[Type]
    ? EntityTypes[Type] extends TargetOf<Name>
      ? Type
      : never
    : never;
}[TypeName];

type EntityClass = new () => object;

const types = Object.entries(entityClasses) as Array<[TypeName, EntityClass]>;
const typeNames = new Map<unknown, TypeName>(types.map(([name, entity]) => [entity, name]));

/** Returns the name of any property. */
const itself = new Proxy({}, { get: (_, property) => property });

const { relations, joinColumns, tables } = getMetadataArgsStorage();

const declared = relations.map(
  ({ target, propertyName, relationType, type, options, inverseSideProperty }) => ({
    target: target as EntityClass,
    field: propertyName,
    isMany: relationType === "one-to-many",
    to: (type as () => EntityClass)(),
    column: joinColumns.find((one) => one.target === target && one.propertyName === propertyName)?.name ?? "",
    isHeld: options.createForeignKeyConstraints ?? true,
    /** TypeORM calls it with a map of property names, so that it returns one. */
    inverse:
      typeof inverseSideProperty === "function"
        ? (inverseSideProperty(itself) as string)
        : inverseSideProperty,
  }),
);

interface PartOwner {
  readonly from: TypeName;
  /** The column with its id. */
  readonly owner: string;
  readonly field: string;
}

/** The classes of parts, with the entities that own them. */
const partClasses = new Map<EntityClass, PartOwner[]>();
for (const [from, entity] of types) {
  for (const { relation } of partsOf(entity).values()) {
    const rows = declared.find((one) => one.target === entity && one.field === relation)?.to;
    const owner = declared.find((one) => one.target === rows && one.to === entity)?.column ?? "";
    if (rows) partClasses.set(rows, [...(partClasses.get(rows) ?? []), { from, owner, field: relation }]);
  }
}

/** All classes with a table: the entities, then their parts. */
export const tableClasses: readonly EntityClass[] = [
  ...types.map(([, entity]) => entity),
  ...partClasses.keys(),
];

const tableNameOf = (entity: EntityClass): string =>
  tables.find(({ target }) => target === entity)?.name ?? idPrefixes[typeNames.get(entity) as TypeName];

/** Every column with the id of another row, including columns of parts. */
export const referenceColumns: readonly ReferenceColumn[] = declared.flatMap((one) => {
  const to = typeNames.get(one.to);
  const owners = partClasses.get(one.target) ?? [];
  const [part] = owners;
  const from = typeNames.get(one.target) ?? part?.from;
  if (one.isMany || !to || !from || owners.some((owner) => owner.from === to)) return [];
  const table = tableNameOf(one.target);
  return [{ from, table, owner: part?.owner ?? "id", column: one.column, to, isHeld: one.isHeld }];
});

const columnsOf = (entity: EntityClass) => {
  const from = typeNames.get(entity);
  return referenceColumns.filter((one) => one.from === from && one.owner === "id");
};

/** To-one relations; an arc is one. The references of parts are lists: see `parts`. */
export const toOne: readonly ToOne[] = types.flatMap(([from, entity]) => {
  const arcs = [...spreadsOf(entity)].filter(([, { arms }]) => arms.length > 0);
  const inArcs = new Set(arcs.flatMap(([, { arms }]) => arms.map(({ column }) => column)));
  const plain = declared.filter((one) => one.target === entity && !one.isMany && !inArcs.has(one.column));
  const armsOf = (names: readonly string[]) =>
    columnsOf(entity).filter(({ column }) => names.includes(column));
  return [
    ...plain.map(({ field, column }) => ({ from, field, arms: armsOf([column]) })),
    ...arcs.map(([property, { arms }]) => ({
      from,
      field: property.replace(/Id$/, ""),
      arms: armsOf(arms.map(({ column }) => column)),
    })),
  ];
});

/** `from.field` is the list of entities whose ids are a part of `from`, in order. */
export const parts = [...partClasses].flatMap(([rows, owners]) =>
  owners.map(({ from, field }) => ({
    from,
    field,
    to: referenceColumns.filter(({ table }) => table === tableNameOf(rows)).map(({ to }) => to),
  })),
);

/** The other side of a list: the column with the parent's id, and the type of its rows. */
function otherSideOf({ target, to, inverse, field }: (typeof declared)[number]) {
  const own = typeNames.get(to);
  const [part] = partClasses.get(to) ?? [];
  const children = own ?? part?.from;
  if (!children) return null;
  const isOwnPart = (partClasses.get(to) ?? []).some(
    (one) => one.from === typeNames.get(target) && one.field === field,
  );
  if (isOwnPart) return null;
  const key = declared.find((other) => other.target === to && other.field === inverse)?.column;
  return {
    to: children,
    table: tableNameOf(to),
    owner: own ? "id" : (part?.owner ?? ""),
    key,
  };
}

export const toMany = Object.fromEntries(
  declared
    .filter(({ isMany, target }) => isMany && typeNames.has(target))
    .flatMap((one) => {
      const other = otherSideOf(one);
      if (!other) return [];
      const from = typeNames.get(one.target) as TypeName;
      const orders = pageOrdersOf(one.target, one.field);
      if (!other.key || !orders)
        throw new Error(`${from}.${one.field} lacks its other side or its @PageOrder.`);
      return [[`${from}.${one.field}`, { ...other, from, field: one.field, orders }] as const];
    }),
) as unknown as { readonly [Name in ToManyName]: ToMany };

/** The columns of entities that follow others, then those of parts, which follow their owner. */
export const following: readonly Following[] = [
  ...types.flatMap(([from, entity]) => followingIn(entity, from, "id")),
  ...[...partClasses].flatMap(([rows, [part]]) => (part ? followingIn(rows, part.from, part.owner) : [])),
];

function followingIn(entity: EntityClass, from: TypeName, owner: string): Following[] {
  return [...followingOf(entity)].map(([name, { relation, column }]) => {
    const followed = declared.find((one) => one.target === entity && one.field === relation);
    if (!followed) throw new Error(`${from}.${name} follows ${relation}, which is no relation of it.`);
    const to = typeNames.get(followed.to) as TypeName;
    return { from, table: tableNameOf(entity), owner, name, key: followed.column, to, column };
  });
}

/** Types that refer to themselves, and so are hierarchies: the column with the parent. */
export const hierarchies: ReadonlyArray<{ readonly type: TypeName; readonly column: string }> =
  referenceColumns.filter(({ from, to }) => from === to).map(({ from, column }) => ({ type: from, column }));
