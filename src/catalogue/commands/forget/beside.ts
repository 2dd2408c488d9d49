import { among } from "../../../database/sql/dialect";
import { raw, sql } from "../../../database/sql/sql";
import type { Transaction } from "../../../database/statements";
import { idPrefixes, typeOfId } from "../../../domain/ids";
import { forgottenSlug } from "../../forgotten/marks";
import { findFetched } from "../fetched";
import type { Looked } from "./others";
import { type Place, PlaceAction } from "./place";
import { textsIn } from "./redact";
import type { KnownPerson } from "./sought";

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

/** Addresses of sources that name the person: they are fetched as if for the first time. */
export async function eraseFetched(
  transaction: Transaction,
  { mentionsFor, asked }: Looked,
): Promise<Place[]> {
  const found = (await findFetched(transaction)).filter((row) =>
    [...textsIn(row)].some((text) => mentionsFor(null).isIn(text) || asked.isIn(text)),
  );
  await transaction.run(
    sql`delete from "fetched" where ${among(
      raw('"address"'),
      found.map(({ address }) => address),
    )}`,
  );
  return found.map(() => erased("fetched"));
}

/** Keys with a name of the person's: the history says by them who changed what, and its hashes have them. */
export async function askAboutKeys(transaction: Transaction, { asked }: Looked): Promise<Place[]> {
  const rows = await transaction.all<{ name: string }>(raw(`select k."name" from "key" k order by k."name"`));
  return rows
    .filter(({ name }) => asked.isIn(name))
    .map(({ name }) => ({ action: PlaceAction.QUESTION, type: null, id: null, where: "key", text: name }));
}

/** That the person is another one than a namesake. */
export async function eraseDistinctions(transaction: Transaction, { ids }: Looked): Promise<void> {
  await transaction.run(
    sql`delete from "distinct_pair" where ${among(raw('"one"'), ids)} or ${among(raw('"other"'), ids)}`,
  );
}

/** What was proposed about the person, or names the person: also who asked to be forgotten. */
export async function eraseDrafts(
  transaction: Transaction,
  gone: readonly string[],
  { ids, mentionsFor, asked }: Looked,
): Promise<Place[]> {
  const rows = await transaction.all<{ id: string; entityId: string } & Record<string, unknown>>(
    raw(
      `select d."id", d."entityId", d."proposed", d."why", d."source", d."contact", d."verdict" from "draft" d`,
    ),
  );
  const found = rows.filter((row) => {
    const mentions = mentionsFor(row.entityId);
    const texts = [...textsIn(row)];
    return (
      gone.includes(row.entityId) ||
      texts.some((text) => mentions.isIn(text) || ids.some((id) => text.includes(id)))
    );
  });
  const unsure = rows.filter(
    (row) => !found.includes(row) && [...textsIn(row)].some((text) => asked.isIn(text)),
  );
  await transaction.run(
    sql`delete from "draft" where ${among(
      raw('"id"'),
      found.map(({ id }) => id),
    )}`,
  );
  return [
    ...found.map(({ entityId }) => erased("draft", entityId)),
    ...unsure.map(({ id, entityId }): Place => ({
      action: PlaceAction.QUESTION,
      type: typeOfId(entityId),
      id: entityId,
      where: "draft",
      text: id,
    })),
  ];
}

/** Former slugs with the person's names; those of the person lead to the id by digests only. */
export async function eraseSlugs(
  transaction: Transaction,
  { slugs, key }: Pick<KnownPerson, "slugs"> & { readonly key: string },
  { ids, mentionsFor }: Looked,
): Promise<Place[]> {
  await transaction.run(sql`delete from "slug" where ${among(raw('"id"'), ids)}`);
  for (const { id, slug } of slugs) {
    await transaction.run(
      sql`insert into "slug" ("type", "slug", "id", "current")
          values (${idPrefixes.Person}, ${forgottenSlug(key, slug)}, ${id}, 0)`,
    );
  }
  const former = await transaction.all<{ type: string; slug: string; id: string }>(
    raw(`select s."type", s."slug", s."id" from "slug" s where s."current" = 0`),
  );
  const found = former.filter((one) => !ids.includes(one.id) && mentionsFor(one.id).isIn(one.slug));
  for (const { type, slug } of found) {
    await transaction.run(sql`delete from "slug" where "type" = ${type} and "slug" = ${slug}`);
  }
  return [...slugs.map(({ id }) => erased("slug", id)), ...found.map((one) => erased("slug", one.id))];
}
