import { among } from "../../../database/sql/dialect";
import { raw, sql } from "../../../database/sql/sql";
import type { Transaction } from "../../../database/statements";
import { idPrefixes, type TypeName, typeOfId } from "../../../domain/ids";
import { forgottenSlug } from "../../forgotten/marks";
import type { Looked } from "./history";
import { type Place, PlaceAction } from "./place";

const erased = (where: string, id: string | null = null): Place => ({
  action: PlaceAction.ERASED,
  type: id === null ? null : typeOfId(id),
  id,
  where,
  text: null,
});

/** Results that clients may ask for again: the digest of what was sent could be guessed. */
export async function eraseResults(
  transaction: Transaction,
  touched: ReadonlySet<string>,
  { mentionsFor }: Looked,
): Promise<Place[]> {
  const rows = await transaction.all<{ holder: string; key: string; ids: string }>(
    raw(`select i."holder", i."key", i."ids" from "idempotency" i`),
  );
  const found = rows.filter(
    ({ key, ids }) =>
      mentionsFor(null).isIn(key) || (JSON.parse(ids) as string[]).some((id) => touched.has(id)),
  );
  for (const { holder, key } of found) {
    await transaction.run(sql`delete from "idempotency" where "holder" = ${holder} and "key" = ${key}`);
  }
  return found.map(() => erased("idempotency"));
}

/** What is remembered of loads: which ids they have put here, and what they left out. */
export async function eraseLoads(
  transaction: Transaction,
  gone: readonly string[],
  { mentionsFor, asked }: Looked,
): Promise<Place[]> {
  await transaction.run(sql`delete from "loaded" where ${among(raw('"id"'), gone)}`);
  const rows = await transaction.all<{ folder: string; leftOut: string }>(
    raw(`select l."folder", l."leftOut" from "load" l`),
  );
  const mentions = mentionsFor(null);
  const found = rows.filter(({ leftOut }) => mentions.isIn(leftOut));
  for (const { folder, leftOut } of found) {
    const without = JSON.stringify(JSON.parse(leftOut), (_, value: unknown) =>
      typeof value === "string" ? mentions.without(value) : value,
    );
    await transaction.run(sql`update "load" set "leftOut" = ${without} where "folder" = ${folder}`);
  }
  const named = rows.filter(({ folder }) => asked.isIn(folder));
  const questions = named.map(({ folder }): Place => ({
    action: PlaceAction.QUESTION,
    type: null,
    id: null,
    where: "load",
    text: folder,
  }));
  return [...found.map(() => erased("load")), ...questions];
}

/** Former slugs with the person's names; those of the person lead to the id by digests only. */
export async function eraseSlugs(
  transaction: Transaction,
  { id, slugs, key }: { readonly id: string; readonly slugs: readonly string[]; readonly key: string },
  { mentionsFor }: Looked,
): Promise<Place[]> {
  await transaction.run(sql`delete from "slug" where "id" = ${id}`);
  for (const slug of slugs) {
    await transaction.run(
      sql`insert into "slug" ("type", "slug", "id", "current")
          values (${idPrefixes.Person}, ${forgottenSlug(key, slug)}, ${id}, 0)`,
    );
  }
  const former = await transaction.all<{ type: string; slug: string; id: string }>(
    raw(`select s."type", s."slug", s."id" from "slug" s where s."current" = 0`),
  );
  const found = former.filter((one) => one.id !== id && mentionsFor(one.id).isIn(one.slug));
  for (const { type, slug } of found) {
    await transaction.run(sql`delete from "slug" where "type" = ${type} and "slug" = ${slug}`);
  }
  return [...slugs.map(() => erased("slug", id)), ...found.map((one) => erased("slug", one.id))];
}

/** A slug without a name that nothing of its type has, or had. */
export async function freeSlug(transaction: Transaction, type: TypeName, wanted: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    const taken = await transaction.all(
      sql`select 1 as found from "slug" s where s."type" = ${idPrefixes[type]} and s."slug" = ${slug}`,
    );
    if (taken.length === 0) return slug;
  }
}
