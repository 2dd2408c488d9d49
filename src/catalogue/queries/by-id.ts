import { among, entityOf, table } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { idPrefixes, isId, type TypeName, typeOfId } from "../../domain/ids";
import { readEntity } from "../../entities/columns";
import type { EntityTypes } from "../../entities/entity-classes";
import { forgottenSlug } from "../forgotten/marks";
import { findForgotten, forgottenKeys } from "./forgotten";

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

/** The same, where the id of a merged entity leads to the remaining one. Only an id that is not there takes a statement more. */
export async function findPresent<Name extends TypeName>(
  reader: Reader,
  type: Name,
  ids: readonly string[],
): Promise<Map<string, EntityTypes[Name]>> {
  const found = await findByIds(reader, type, ids);
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length === 0) return found;
  const rows = await reader.all<{ id: string; entity: string }>(
    sql`select n."id", ${entityOf(type, "x")} as entity from "node" n join ${table(type)} x on x."id" = n."mergedInto"
        where ${among(raw('n."id"'), missing)} and n."removedOn" is null`,
  );
  for (const { id, entity } of rows) found.set(id, readEntity(type, entity));
  return found;
}

/** The entity that an id of the table `node` leads to: itself, or what it was merged into. It may be gone. */
const survivorOf = sql`left join "node" m on m."id" = n."mergedInto"`;
const present = {
  id: sql`coalesce(m."id", n."id")`,
  removedOn: sql`coalesce(n."removedOn", m."removedOn")`,
};

/**
 * The ids among these that exist, of any type, each with the id of its entity now: another after a merge. Reads only the table
 * `node`, so that a subgraph can check ids that it does not own.
 */
export async function findKnownIds(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await reader.all<{ id: string; now: string }>(
    sql`select n."id", ${present.id} as "now" from "node" n ${survivorOf}
        where ${among(raw('n."id"'), ids)} and ${present.removedOn} is null`,
  );
  return new Map(rows.map(({ id, now }) => [id, now]));
}

/** An id as it stands in the table `node`. */
export interface NodeState {
  readonly id: string;
  readonly version: number;
  readonly mergedInto: string | null;
}

/** The id of this type, or of this present or former slug, without following a merge; null where it is unknown or removed. */
export async function findNode(reader: Reader, type: TypeName, reference: string): Promise<NodeState | null> {
  const [row] = await reader.all<NodeState & { readonly [column: string]: unknown }>(
    sql`select n."id", n."version", n."mergedInto" from "node" n
        where n."id" = ${idNamed(type, reference)} and n."removedOn" is null`,
  );
  return row ?? null;
}

/** An id of this type, or that of a slug. */
const idNamed = (type: TypeName, reference: string) =>
  isId(reference)
    ? sql`${typeOfId(reference) === type ? reference : ""}`
    : sql`(select s."id" from "slug" s where s."type" = ${idPrefixes[type]} and s."slug" = ${reference})`;

/** The entity with this slug, or with this former slug, or into which that with it was merged. */
export async function findBySlug<Name extends TypeName>(
  reader: Reader,
  type: Name,
  slug: string,
): Promise<EntityTypes[Name] | null> {
  const [row] = await reader.all<{ entity: string }>(
    sql`select ${entityOf(type, "x")} as entity from ${table(type)} x where x."id" = ${idOfSlug(type, slug)}`,
  );
  return row ? readEntity(type, row.entity) : null;
}

/** The id of what has this slug, or this former one, or into which that was merged, as a subquery. */
export const idOfSlug = (type: TypeName, slug: string): Sql => sql`(
  select coalesce(n."mergedInto", s."id") from "slug" s left join "node" n on n."id" = s."id"
  where s."type" = ${idPrefixes[type]} and s."slug" = ${slug})`;

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
    sql`select ${present.id} as "id", s."slug" from "slug" s join "node" n on n."id" = s."id" ${survivorOf}
      where s."type" = ${idPrefixes[type]} and s."slug" >= ${beginning} and s."slug" < ${end}
        and (s."current" = 1 or s."slug" = ${slug})
        and ${present.removedOn} is null
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
  /** Of a person who was forgotten: RFC 3339, in UTC. */
  readonly forgottenAt: string | null;
}

/**
 * The removed entity of this type that has this id, or that had this slug last, by itself or by a merge; null if there is none. Of a
 * forgotten person each slug leads here that nobody else has.
 */
export async function findTombstone(
  reader: Reader,
  type: TypeName,
  reference: string,
): Promise<Tombstone | null> {
  const found = isId(reference)
    ? await removedAt(reader, [typeOfId(reference) === type ? reference : ""])
    : await removedAt(reader, await idsOfSlugs(reader, type, [reference]));
  if (found !== null || type !== "Person") return found;
  const hidden = (await forgottenKeys(reader)).map((key) => forgottenSlug(key, reference));
  return hidden.length === 0 ? null : removedAt(reader, await idsOfSlugs(reader, type, hidden));
}

async function idsOfSlugs(reader: Reader, type: TypeName, slugs: readonly string[]): Promise<string[]> {
  const rows = await reader.all<{ id: string }>(
    sql`select s."id" from "slug" s where s."type" = ${idPrefixes[type]} and ${among(raw('s."slug"'), slugs)}`,
  );
  return rows.map(({ id }) => id);
}

async function removedAt(reader: Reader, ids: readonly string[]): Promise<Tombstone | null> {
  const [row] = await reader.all<{ was: string; removedOn: string }>(
    sql`select n."id" as "was", ${present.removedOn} as "removedOn" from "node" n ${survivorOf}
        where ${among(raw('n."id"'), ids)} and ${present.removedOn} is not null`,
  );
  if (!row) return null;
  const isPerson = typeOfId(row.was) === "Person";
  const forgotten = isPerson ? (await findForgotten(reader, [["id", row.was]])).get(0) : undefined;
  return { ...row, forgottenAt: forgotten?.at ?? null };
}
