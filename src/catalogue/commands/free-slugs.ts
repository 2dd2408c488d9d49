import { among, each, table } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { idPrefixes, type TypeName, typeOfId } from "../../domain/ids";
import { idsByType } from "../../domain/ids-by-type";
import { writtenShapes } from "../../entities/written-properties";
import type { AnyEntityInput } from "./derived-columns";

/** The stem, or with the first number that makes it free. Former slugs of others are left alone too. */
export async function freeSlug(transaction: Transaction, type: TypeName, stem: string): Promise<string> {
  const holders = await holdersOf(transaction, type, [stem]);
  return freeBeside((slug) => holders.has(slug), stem);
}

/**
 * The entities with the slugs that they have, and new ones with free ones: what they come with is only a proposal. One that was removed, and comes
 * back, has its own again.
 */
export async function withFreeSlugs(
  transaction: Transaction,
  entities: readonly AnyEntityInput[],
): Promise<AnyEntityInput[]> {
  const slugs = new Map<string, string>();
  for (const [type, ids] of idsByType(entities.map(({ id }) => id))) {
    if (!writtenShapes[type].isThing) continue;
    const stored = await transaction.all<{ id: string; slug: string }>(
      sql`select x."id", x."slug" from ${table(type)} x where ${among(raw('x."id"'), ids)}`,
    );
    for (const { id, slug } of stored) slugs.set(id, slug);
    const given = new Set<string>();
    const isNew = entities.filter(({ id }) => typeOfId(id) === type && !slugs.has(id));
    const holders = await holdersOf(transaction, type, [...new Set(isNew.map(slugIn))]);
    for (const entity of isNew) {
      const isTaken = (slug: string) => given.has(slug) || (holders.get(slug) ?? entity.id) !== entity.id;
      const slug = freeBeside(isTaken, slugIn(entity));
      slugs.set(entity.id, slug);
      given.add(slug);
    }
  }
  return entities.map((entity) => {
    const slug = slugs.get(entity.id);
    return slug === undefined || slug === slugIn(entity) ? entity : { ...entity, slug };
  });
}

const slugIn = (entity: AnyEntityInput): string => (entity as unknown as { slug: string }).slug;

function freeBeside(isTaken: (slug: string) => boolean, stem: string): string {
  let [slug, number] = [stem, 1];
  while (isTaken(slug)) slug = `${stem}-${(number += 1)}`;
  return slug;
}

/**
 * The ids with slugs, present and former ones, that are one of the stems, or begin with it and a hyphen; by slug. `cross join`: SQLite would look through the stems for
 * every slug of the type.
 */
async function holdersOf(
  transaction: Transaction,
  type: TypeName,
  stems: readonly string[],
): Promise<Map<string, string>> {
  const rows = await transaction.all<{ slug: string; id: string }>(
    sql`select s."slug", s."id" from ${each(stems, "w")}
        cross join "slug" s where s."type" = ${idPrefixes[type]} and s."slug" >= w.value and s."slug" < w.value || '-a'`,
  );
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}
