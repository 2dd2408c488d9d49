import { among, asList, column, each, table } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { spellingPartsOf } from "../../domain/edit-distance";
import { typeOfId } from "../../domain/ids";
import { everyIdOf } from "../effects";
import type { Projection } from "../projection";
import { addRows, removeRows, tableOf } from "../projection-table";
import { defineSearch } from "./definition";
import { keysOf, type SearchEntry, searchEntryOf, type SearchKeys } from "./search-entry";
import { SearchEntryRow, SearchName, SearchSpelling, SearchWord } from "./tables";
import { texts, thingTypes, type ThingType } from "./texts";

export { thingTypes, type ThingType } from "./texts";

const entries = tableOf(SearchEntryRow);
const names = tableOf(SearchName);
const words = tableOf(SearchWord);
const spellings = tableOf(SearchSpelling);

/** Names and descriptions, for `search`. A subject is an entity with a name. */
export const search: Projection = {
  name: "search",
  version: 2,
  tables: [entries, names, words, spellings],
  effects: Object.fromEntries(
    thingTypes.map((type) => [type, [{ columns: ["slug", ...texts[type].columns] }]]),
  ),
  everySubject: everyIdOf(thingTypes),
  update: updateSearch,
  define: defineSearch,
};

/** Writes only differences: an edit that changes no name and no word writes nothing. */
async function updateSearch(transaction: Transaction, ids: readonly string[]): Promise<number> {
  const before = await transaction.all<SearchEntry & Record<string, unknown>>(
    sql`select * from "search_entry" e where ${among(raw(`e."id"`), ids)}`,
  );
  const after = await readEntries(transaction, ids);
  const rowOf = (entry: SearchEntry) => entries.columns.map(({ name }) => entry[name as keyof SearchEntry]);
  const kept = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => [id]);
  const written =
    (await removeRows(transaction, entries, gone)) + (await addRows(transaction, entries, after.map(rowOf)));
  return written + (await replaceKeys(transaction, keysOf(before), keysOf(after)));
}

async function readEntries(transaction: Transaction, ids: readonly string[]): Promise<SearchEntry[]> {
  const found: SearchEntry[] = [];
  for (const type of thingTypes) {
    const idsOfType = ids.filter((id) => typeOfId(id) === type);
    if (idsOfType.length > 0) found.push(...(await readEntriesOf(transaction, type, idsOfType)));
  }
  return found;
}

async function readEntriesOf(
  transaction: Transaction,
  type: ThingType,
  ids: readonly string[],
): Promise<SearchEntry[]> {
  const { names: chief, more, prose } = texts[type];
  const rows = await transaction.all<{ id: string; names: string; more: string; prose: string }>(
    sql`select x."id", ${asList(chief)} as "names", ${more ?? raw(`'[]'`)} as "more",
          ${asList([...prose, column("x", "slug")])} as "prose"
        from ${table(type)} x where ${among(column("x", "id"), ids)}`,
  );
  const listOf = (text: string) => JSON.parse(text) as Array<string | null>;
  return rows.map((row) =>
    searchEntryOf(type, row.id, [...listOf(row.names), ...listOf(row.more)], listOf(row.prose)),
  );
}

async function replaceKeys(transaction: Transaction, before: SearchKeys, after: SearchKeys): Promise<number> {
  let written = 0;
  for (const [keyed, kind] of [
    [names, "search_name"],
    [words, "search_word"],
  ] as const) {
    written += await removeRows(transaction, keyed, without(before[kind], after[kind]));
    written += await addRows(transaction, keyed, without(after[kind], before[kind]));
  }
  written += await dropSpellings(transaction, without(before.spelled, after.spelled));
  return written + (await addSpellings(transaction, without(after.spelled, before.spelled)));
}

/** The difference of two sets of JSON texts. */
function without<T>(those: ReadonlySet<string>, others: ReadonlySet<string>): T[] {
  return [...those].filter((member) => !others.has(member)).map((member) => JSON.parse(member) as T);
}

/** Deletes words that no name has any more. */
async function dropSpellings(transaction: Transaction, given: readonly string[]): Promise<number> {
  if (given.length === 0) return 0;
  const rows = await transaction.all<{ word: string }>(
    sql`select w.value as "word" from ${each(given, "w")} where not exists (
          select 1 from ${each(thingTypes, "t")} join "search_word" s
          on s."type" = t.value and s."word" = w.value and s."inProse" = 0)`,
  );
  return removeRows(transaction, spellings, partsOf(rows));
}

async function addSpellings(transaction: Transaction, given: readonly string[]): Promise<number> {
  if (given.length === 0) return 0;
  const rows = await transaction.all<{ word: string }>(
    sql`select w.value as "word" from ${each(given, "w")} where not exists (
          select 1 from "search_spelling" s where s."part" = substr(w.value, 1, 6) and s."word" = w.value)`,
  );
  return addRows(transaction, spellings, partsOf(rows));
}

function partsOf(rows: ReadonlyArray<{ word: string }>): string[][] {
  return rows.flatMap(({ word }) => spellingPartsOf(word).map((part) => [part, word]));
}
