import { among, each, eachRow, item, table } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { RostrumError } from "../../domain/errors";
import { idPrefixes, type TypeName } from "../../domain/ids";

/**
 * Checks slugs before an upsert: throws if another row of the type has one now. Rows of one upsert may swap slugs, so each
 * releases its old one first.
 */
export async function claimSlugs(
  transaction: Transaction,
  type: TypeName,
  wanted: ReadonlyArray<{ id: string; slug: string }>,
): Promise<void> {
  const rows = eachRow(
    wanted.map(({ id, slug }) => [id, slug]),
    "wanted",
  );
  const [id, slug] = [item("wanted", 0), item("wanted", 1)];

  // An id is never a slug, so it is a safe placeholder until the new slug is written.
  await transaction.run(
    sql`update ${table(type)} set "slug" = ${table(type)}."id" from ${rows}
        where ${table(type)}."id" = ${id} and ${table(type)}."slug" <> ${slug}`,
  );
  const [taken] = await transaction.all<{ slug: string; id: string; holder: string }>(
    sql`with w as (select ${id} as id, ${slug} as slug from ${rows})
        select w.slug as "slug", w.id as "id", x."id" as "holder" from w join ${table(type)} x on x."slug" = w.slug and x."id" <> w.id
        union all
        select w.slug, max(w.id), min(w.id) from w group by w.slug having count(distinct w.id) > 1
        limit 1`,
  );
  if (taken) {
    throw new RostrumError(
      "SLUG_TAKEN",
      `Expected a slug of its own for ${taken.id}, but "${taken.slug}" is that of ${taken.holder}.`,
      { slug: taken.slug, id: taken.holder },
    );
  }
}

/** Keeps every slug that a row ever had, so that old URLs still resolve. Another row may take an old one. */
export async function saveSlugs(
  transaction: Transaction,
  type: TypeName,
  ids: readonly string[],
): Promise<void> {
  const prefix = raw(`'${idPrefixes[type]}'`);
  await transaction.run(
    sql`update "slug" set "current" = 0 where "type" = ${prefix} and ${among(sql`"id"`, ids)} and "current" = 1
        and not exists (select 1 from ${table(type)} x where x."id" = "slug"."id" and x."slug" = "slug"."slug")`,
  );
  await transaction.run(
    sql`insert into "slug" ("type", "slug", "id", "current")
        select ${prefix}, x."slug", x."id", 1 from ${each(ids, "changed")} join ${table(type)} x on x."id" = changed.value
        where true on conflict ("type", "slug") do update set "id" = excluded."id", "current" = 1`,
  );
}

/** Slugs of removed rows stay as history. Another row may take them. */
export async function retireSlugs(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.run(sql`update "slug" set "current" = 0 where ${among(sql`"id"`, ids)}`);
}
