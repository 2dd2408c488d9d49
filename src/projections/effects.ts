import { among, column, table } from "../database/sql/dialect";
import { raw, sql, type Sql } from "../database/sql/sql";
import type { TypeName } from "../domain/ids";

type Subjects = (ids: readonly string[]) => Sql;

/** The rows that a column of this type's rows refers to. */
export const referredBy =
  (type: TypeName, key: string): Subjects =>
  (ids) =>
    sql`select ${column("x", key)} as id from ${table(type)} x
        where ${among(column("x", "id"), ids)} and ${column("x", key)} is not null`;

/** The rows of this type whose column has one of the ids. */
export const referringTo =
  (type: TypeName, key: string): Subjects =>
  (ids) =>
    sql`select x."id" as id from ${table(type)} x where ${among(column("x", key), ids)}`;

/** The rows of `to` that share a key with rows of `from`: for example appearances on the show of a host. */
export const sharingKey =
  (from: TypeName, key: string, to: TypeName, toKey = key): Subjects =>
  (ids) =>
    sql`select y."id" as id from ${table(from)} x join ${table(to)} y on ${column("y", toKey)} = ${column("x", key)}
        where ${among(column("x", "id"), ids)}`;

/** Every id of these types. */
export const everyIdOf = (types: readonly TypeName[]): Sql =>
  raw(types.map((type) => `select x."id" as id from ${table(type).sql} x`).join(" union all "));

/** The columns of an EDTF date with its first and last day. */
export const daysOf = (...properties: readonly string[]): string[] =>
  properties.flatMap((property) => ["Edtf", "Earliest", "Latest"].map((part) => `${property}${part}`));
