import { Column } from "typeorm";

import { typeOfId, type TypeName } from "../domain/ids";
import { EdtfDate } from "./edtf-date";

/**
 * Properties that are one value in code, and several columns or rows of another table in the database. TypeORM sees the
 * columns; the property is an accessor over them.
 */

/** A property that is spread over several columns. */
export interface SpreadProperty {
  readonly columns: ReadonlyArray<{ readonly name: string; readonly valueIn: (value: unknown) => unknown }>;
  /** The column for each type of id; empty unless the property is an arc. */
  readonly arms: ReadonlyArray<{ readonly column: string; readonly to: TypeName }>;
}

/** A list whose elements are rows of another table, without an id, ordered by position. */
export interface PartProperty {
  /** The relation of the same class to these rows. */
  readonly relation: string;
  /** For a list of ids: the property of the rows with the id. Else the columns of an element. */
  readonly value: string | readonly string[];
}

/** A copy of a column of the row that this one refers to, so that a list is one range of one index. */
export interface FollowingColumn {
  /** The to-one relation of the same class. */
  readonly relation: string;
  /** The column there. */
  readonly column: string;
}

const following = new Map<object, Map<string, FollowingColumn>>();
const spreads = new Map<object, Map<string, SpreadProperty>>();
const parts = new Map<object, Map<string, PartProperty>>();

export const spreadsOf = (target: { prototype: object }): ReadonlyMap<string, SpreadProperty> =>
  spreads.get(target.prototype) ?? new Map<string, SpreadProperty>();

export const partsOf = (target: { prototype: object }): ReadonlyMap<string, PartProperty> =>
  parts.get(target.prototype) ?? new Map<string, PartProperty>();

export const followingOf = (target: { prototype: object }): ReadonlyMap<string, FollowingColumn> =>
  following.get(target.prototype) ?? new Map<string, FollowingColumn>();

/** The writer keeps the column equal to this one of the referred row. Given values are ignored. */
export const Follows =
  (relation: string, column: string) =>
  (prototype: object, property: string): void => {
    following.set(
      prototype,
      (following.get(prototype) ?? new Map<string, FollowingColumn>()).set(property, { relation, column }),
    );
  };

const indexedInSql = new Map<object, Set<string>>();

export const indexedInSqlOf = (target: { prototype: object }): ReadonlySet<string> =>
  indexedInSql.get(target.prototype) ?? new Set<string>();

/** The column is in an index of expressions, which only SQL can declare. */
export const IndexedInSql =
  () =>
  (prototype: object, property: string): void => {
    indexedInSql.set(prototype, (indexedInSql.get(prototype) ?? new Set<string>()).add(property));
  };

const dateParts = ["edtf", "earliest", "latest", "precision"] as const;
const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** A date in four columns (`startEdtf`, `startEarliest` …), null if the first is. TypeORM's embedded values cannot be null. */
export const EdtfColumns = () => (prototype: object, property: string) => {
  const columns = dateParts.map((part) => ({
    name: `${property}${capitalised(part)}`,
    valueIn: (value: unknown) => (value as EdtfDate | null)?.[part] ?? null,
  }));
  const [first] = columns.map(({ name }) => name) as [string];
  for (const { name } of columns) Column("text", { nullable: true })(prototype, name);
  spread(prototype, property, { columns, arms: [] }, (row) =>
    (row[first] ?? null) === null
      ? null
      : Object.assign(
          new EdtfDate(),
          Object.fromEntries(dateParts.map((part, at) => [part, row[columns[at]?.name ?? ""]])),
        ),
  );
};

/**
 * An id of any of these types (`workId`), in a column for each (`workShowId`, `workEpisodeId` …) of which exactly one is set:
 * an exclusive arc, so that each column can be a foreign key.
 */
export const ArcColumns =
  (...types: readonly TypeName[]) =>
  (prototype: object, property: string): void => {
    const stem = property.replace(/Id$/, "");
    const arms = types.map((to) => ({ column: `${stem}${to}Id`, to }));
    const columns = arms.map(({ column, to }) => ({
      name: column,
      valueIn: (value: unknown) => (typeof value === "string" && typeOfId(value) === to ? value : null),
    }));
    for (const { name } of columns) Column("text", { nullable: true })(prototype, name);
    spread(
      prototype,
      property,
      { columns, arms },
      (row) => columns.map(({ name }) => row[name]).find((id) => (id ?? null) !== null) ?? null,
    );
  };

/** A CHECK that exactly one arm of an arc is set. The same text on both databases. */
export function exactlyOneOf(property: string, ...types: readonly TypeName[]): string {
  const stem = property.replace(/Id$/, "");
  const set = types.map((type) => `(CASE WHEN "${stem}${type}Id" IS NULL THEN 0 ELSE 1 END)`);
  return `${set.join(" + ")} = 1`;
}

/** Ids in order, stored as rows of a relation of the same class, with a position. */
export const PartIds =
  (relation: string, value: string) =>
  (prototype: object, property: string): void =>
    addPart(prototype, property, { relation, value });

/** Values in order, stored as rows of a relation of the same class, with these columns. */
export const PartValues =
  (relation: string, ...columns: readonly string[]) =>
  (prototype: object, property: string): void =>
    addPart(prototype, property, { relation, value: columns });

function addPart(prototype: object, property: string, part: PartProperty): void {
  parts.set(prototype, (parts.get(prototype) ?? new Map<string, PartProperty>()).set(property, part));
}

function spread(
  prototype: object,
  property: string,
  declared: SpreadProperty,
  read: (row: Record<string, unknown>) => unknown,
): void {
  spreads.set(
    prototype,
    (spreads.get(prototype) ?? new Map<string, SpreadProperty>()).set(property, declared),
  );
  Object.defineProperty(prototype, property, {
    configurable: true,
    get(this: Record<string, unknown>) {
      return read(this);
    },
    set(this: Record<string, unknown>, value: unknown) {
      for (const { name, valueIn } of declared.columns) this[name] = valueIn(value);
    },
  });
}
