import { among, entityOf, table } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { idPrefixes, isId, type TypeName, typeOfId } from "../../domain/ids";
import { readEntity } from "../../entities/columns";
import type { EntityTypes } from "../../entities/entity-classes";

/** The entities with these ids, by id, without unknown ids. The statement's text is the same for every batch. */
export async function findByIds<Name extends TypeName>(
  reader: Reader,
  type: Name,
  ids: readonly string[],
): Promise<Map<string, EntityTypes[Name]>> {
  const rows = await reader.all<{ entity: string }>(
    sql`select ${entityOf(type, "x")} as entity from ${table(type)} x where ${among(raw('x."id"'), ids)}`,
  );
  return new Map(rows.map(({ entity }) => readEntity(type, entity)).map((entity) => [entity.id, entity]));
}

/** Ids of removed and merged entities stay registered. */
const isThere = sql`n."removedOn" is null and n."mergedInto" is null`;

/**
 * The ids among these that exist, of any type. Reads only the table `node`, so that a subgraph can check ids that it does
 * not own.
 */
export async function findKnownIds(reader: Reader, ids: readonly string[]): Promise<Set<string>> {
  const rows = await reader.all<{ id: string }>(
    sql`select n."id" from "node" n where ${among(raw('n."id"'), ids)} and ${isThere}`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** The entity with this slug, or with this former slug. */
export async function findBySlug<Name extends TypeName>(
  reader: Reader,
  type: Name,
  slug: string,
): Promise<EntityTypes[Name] | null> {
  const [row] = await reader.all<{ entity: string }>(
    sql`select ${entityOf(type, "x")} as entity from ${table(type)} x
      where x."id" = (
        select s."id" from "slug" s where s."type" = ${idPrefixes[type]} and s."slug" = ${slug})`,
  );
  return row ? readEntity(type, row.entity) : null;
}

/** The id of a slug; null if no entity has it, with slugs of the same beginning in `nearest`. */
export interface SluggedId {
  readonly id: string | null;
  readonly nearest: readonly string[];
}

/** The id for a present or former slug, or null; `nearest` are slugs of the same type with the same beginning. */
export async function findIdOfSlug(reader: Reader, type: TypeName, slug: string): Promise<SluggedId> {
  const beginning = slug.slice(0, Math.max(4, Math.ceil(slug.length * 0.6)));
  const end = `${beginning}\u{10FFFF}`;
  const rows = await reader.all<{ id: string; slug: string }>(
    sql`select s."id", s."slug" from "slug" s
      where s."type" = ${idPrefixes[type]} and s."slug" >= ${beginning} and s."slug" < ${end}
        and (s."current" = 1 or s."slug" = ${slug})
        and exists (select 1 from "node" n where n."id" = s."id" and ${isThere})
      order by case when s."slug" = ${slug} then 0 else 1 end, s."slug" limit 5`,
  );
  const exact = rows.find((row) => row.slug === slug);
  return { id: exact?.id ?? null, nearest: exact ? [] : rows.map((row) => row.slug) };
}

/** What is left of an entity that was removed. */
export interface Tombstone {
  /** Its id. */
  readonly was: string;
  /** YYYY-MM-DD. */
  readonly removedOn: string;
}

/** The removed entity of this type that has this id, or that had this slug last; null if there is none. */
export async function findTombstone(
  reader: Reader,
  type: TypeName,
  reference: string,
): Promise<Tombstone | null> {
  const id = isId(reference)
    ? sql`${typeOfId(reference) === type ? reference : ""}`
    : sql`(select s."id" from "slug" s where s."type" = ${idPrefixes[type]} and s."slug" = ${reference})`;
  const [row] = await reader.all<{ was: string; removedOn: string }>(
    sql`select n."id" as "was", n."removedOn" from "node" n where n."id" = ${id} and n."removedOn" is not null`,
  );
  return row ?? null;
}
