import { RostrumError } from "../../domain/errors";
import { idPrefixes, type TypeName } from "../../domain/ids";
import { entityShapes } from "../../entities/columns";
import type { Transaction } from "../statements";

/**
 * Before these are put: refuses a slug that another thing of the type has now. Things that are put together may change
 * slugs with one another, so each gives its old one up first.
 */
export async function claimSlugs(
  transaction: Transaction,
  type: TypeName,
  things: ReadonlyArray<{ id: string; slug?: string }>,
): Promise<void> {
  if (!hasSlug(type)) return;
  const table = idPrefixes[type];
  const parameters = { $wanted: JSON.stringify(things.map(({ id, slug }) => [id, slug])) };

  // An id is no slug, so this is in nobody's way until the new slug takes its place.
  await transaction.run(
    `update ${table} set slug = ${table}.id from json_each($wanted) wanted
     where ${table}.id = wanted.value->>0 and ${table}.slug <> wanted.value->>1`,
    parameters,
  );
  const [taken] = await transaction.all<{ slug: string; id: string; holder: string }>(
    `with wanted as (select value->>0 as id, value->>1 as slug from json_each($wanted))
     select wanted.slug, wanted.id, x.id as holder from wanted join ${table} x on x.slug = wanted.slug and x.id <> wanted.id
     union all
     select slug, max(id), min(id) from wanted group by slug having count(distinct id) > 1
     limit 1`,
    parameters,
  );
  if (taken) {
    throw new RostrumError(
      "SLUG_TAKEN",
      `Expected a slug of its own for ${taken.id}, but "${taken.slug}" is that of ${taken.holder}.`,
      { slug: taken.slug },
    );
  }
}

/** Keeps every slug that a thing ever had, so that an old address goes on leading to it. A newcomer may take an old one. */
export async function saveSlugs(transaction: Transaction, type: TypeName, ids: string[]): Promise<void> {
  if (!hasSlug(type)) return;
  const parameters = { $type: idPrefixes[type], $ids: JSON.stringify(ids) };

  await transaction.run(
    `update slug set current = 0 where type = $type and id in (select value from json_each($ids))
     and not exists (select 1 from ${idPrefixes[type]} x where x.id = slug.id and x.slug = slug.slug)`,
    parameters,
  );
  await transaction.run(
    `insert into slug (type, slug, id, current)
     select $type, x.slug, x.id, 1 from json_each($ids) changed join ${idPrefixes[type]} x on x.id = changed.value
     where true on conflict (type, slug) do update set id = excluded.id, current = 1`,
    parameters,
  );
}

/** What is gone is led to no more, and its slugs are free. */
export async function removeSlugs(transaction: Transaction, ids: string[]): Promise<void> {
  await transaction.run(`delete from slug where id in (select value from json_each($ids))`, {
    $ids: JSON.stringify(ids),
  });
}

function hasSlug(type: TypeName): boolean {
  return entityShapes[type].columns.some(({ name }) => name === "slug");
}
