import { among, each } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader, Transaction } from "../../database/statements";
import type { LeftOut } from "../../entities/identity-tables";

/** What the names of imports begin with, so that none is that of a data folder. */
export const importPrefix = "import ";

/** What is remembered of the last load of a folder. */
interface LastLoad {
  readonly folder: string;
  readonly ids: readonly string[];
  readonly leftOut: LeftOut;
}

/** The ids that the last load of this folder has put there. */
export async function idsOfLoad(reader: Reader, folder: string): Promise<Set<string>> {
  const rows = await reader.all<{ id: string }>(
    sql`select l."id" from "loaded" l where l."folder" = ${folder}`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Those of these ids that loads of other folders have put there. */
export async function heldByOthers(
  reader: Reader,
  folder: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await reader.all<{ id: string }>(
    sql`select distinct l."id" as "id" from "loaded" l
        where ${among(raw(`l."id"`), ids)} and l."folder" <> ${folder}`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Those of these ids that imports have put there. */
export async function idsOfImports(reader: Reader, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reader.all<{ id: string }>(
    sql`select distinct l."id" as "id" from "loaded" l
        where ${among(raw(`l."id"`), ids)} and l."folder" like ${`${importPrefix}%`}
          and l."folder" not like ${`%${ofOthers}`}`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Replaces what is remembered of the folder, of which these ids are. Returns whether anything was written: what is so already is not. */
export async function keepLoad(
  transaction: Transaction,
  { folder, ids, leftOut }: LastLoad,
  before: ReadonlySet<string>,
): Promise<boolean> {
  const json = JSON.stringify(leftOut);
  const [kept] = await transaction.all<{ leftOut: string }>(
    sql`select l."leftOut" from "load" l where l."folder" = ${folder}`,
  );
  const isToldAnew = kept?.leftOut !== json;
  if (isToldAnew) {
    await transaction.run(
      sql`insert into "load" ("folder", "leftOut") values (${folder}, ${json})
          on conflict ("folder") do update set "leftOut" = excluded."leftOut"`,
    );
  }
  const added = ids.filter((id) => !before.has(id));
  const now = new Set(ids);
  const dropped = [...before].filter((id) => !now.has(id));
  if (dropped.length > 0) {
    await transaction.run(
      sql`delete from "loaded" where "folder" = ${folder} and ${among(raw('"id"'), dropped)}`,
    );
  }
  if (added.length > 0) {
    await transaction.run(
      sql`insert into "loaded" ("folder", "id") select ${folder}, n.value from ${each(added, "n")}`,
    );
  }
  return isToldAnew || added.length + dropped.length > 0;
}

/** Adds entities to what the last load of a folder has put there. */
export async function addToLoad(
  transaction: Transaction,
  folder: string,
  ids: readonly string[],
): Promise<void> {
  await transaction.run(
    sql`insert into "loaded" ("folder", "id") select ${folder}, n.value from ${each(ids, "n")} where true
        on conflict ("folder", "id") do nothing`,
  );
}

/** Remembers the entities of others that the folder speaks of, under a name of their own: no load of it removes them. */
export async function keepOthers(
  transaction: Transaction,
  folder: string,
  ids: readonly string[],
): Promise<boolean> {
  const name = nameOfOthers(folder);
  const before = await idsOfLoad(transaction, name);
  if (before.size === 0 && ids.length === 0) return false;
  return keepLoad(transaction, { folder: name, ids: [...new Set(ids)], leftOut: nothing }, before);
}

const nothing: LeftOut = { records: 0, problems: [] };

const ofOthers = " (of others)";

const nameOfOthers = (folder: string): string => `${folder}${ofOthers}`;

/** The entities of others that the last load of this folder spoke of. */
export const othersOfLoad = (reader: Reader, folder: string): Promise<Set<string>> =>
  idsOfLoad(reader, nameOfOthers(folder));

export async function hasLoaded(reader: Reader, folder: string): Promise<boolean> {
  const found = await reader.all(sql`select 1 as found from "load" l where l."folder" = ${folder}`);
  return found.length > 0;
}

/** By folder, what its last load left out; without those of which nothing was. */
export async function leftOutByLoads(reader: Reader): Promise<Map<string, LeftOut>> {
  const rows = await reader.all<{ folder: string; leftOut: string }>(
    sql`select l."folder", l."leftOut" from "load" l order by l."folder"`,
  );
  const read = rows.map(({ folder, leftOut }) => [folder, JSON.parse(leftOut) as LeftOut] as const);
  return new Map(read.filter(([, { problems }]) => problems.length > 0));
}
