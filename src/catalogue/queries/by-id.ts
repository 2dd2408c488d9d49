import { idPrefixes, type TypeName } from "../../domain/ids";
import { readEntity, selectEntity } from "../../entities/columns";
import type { EntityTypes } from "../../entities/entity-classes";
import type { Reader } from "../statements";

/** The things with these ids, by id, in one statement whose text is the same for every batch. Unknown ids are not in it. */
export async function findByIds<Name extends TypeName>(
  reader: Reader,
  type: Name,
  ids: readonly string[],
): Promise<Map<string, EntityTypes[Name]>> {
  const rows = await reader.all<{ entity: string }>(
    `select ${selectEntity(type, "x")} as entity from ${idPrefixes[type]} x
     where x.id in (select value from json_each($ids))`,
    { $ids: JSON.stringify(ids) },
  );
  return new Map(rows.map(({ entity }) => readEntity(type, entity)).map((entity) => [entity.id, entity]));
}

/** Those of these ids that something has, whatever its type. Reads the table `node`, and no table of any type. */
export async function findKnownIds(reader: Reader, ids: readonly string[]): Promise<Set<string>> {
  const rows = await reader.all<{ id: string }>(
    `select id from node where id in (select value from json_each($ids))`,
    { $ids: JSON.stringify(ids) },
  );
  return new Set(rows.map(({ id }) => id));
}

/** The thing that has this slug, or had it once. */
export async function findBySlug<Name extends TypeName>(
  reader: Reader,
  type: Name,
  slug: string,
): Promise<EntityTypes[Name] | null> {
  const [row] = await reader.all<{ entity: string }>(
    `select ${selectEntity(type, "x")} as entity from ${idPrefixes[type]} x
     where x.id = (select id from slug where type = $type and slug = $slug)`,
    { $type: idPrefixes[type], $slug: slug },
  );
  return row ? readEntity(type, row.entity) : null;
}

/** The id that this slug leads to, or null; `nearest` are slugs of the same type that share most of its beginning. */
export async function findIdOfSlug(
  reader: Reader,
  type: TypeName,
  slug: string,
): Promise<{ id: string | null; nearest: string[] }> {
  const beginning = slug.slice(0, Math.max(4, Math.ceil(slug.length * 0.6)));
  const rows = await reader.all<{ id: string; slug: string }>(
    `select id, slug from slug where type = $type and slug >= $start and slug < $end and (current or slug = $slug) order by slug = $slug desc, slug limit 5`,
    { $type: idPrefixes[type], $slug: slug, $start: beginning, $end: `${beginning}\u{10FFFF}` },
  );
  const exact = rows.find((row) => row.slug === slug);
  return { id: exact?.id ?? null, nearest: exact ? [] : rows.map((row) => row.slug) };
}
