import { spellingPartsOf } from "../../domain/edit-distance";
import { idPrefixes, typeOfId, type TypeName } from "../../domain/ids";
import type { Transaction } from "../statements";
import { keysOf, type SearchEntry, searchEntryOf, type SearchKeys } from "./search-entry";

/** What has a name, and so can be searched for. */
export const thingTypes = [
  "Person",
  "Organisation",
  "Show",
  "Episode",
  "Topic",
  "Publication",
  "Award",
] as const satisfies readonly TypeName[];

export type ThingType = (typeof thingTypes)[number];

/** Per type, what it is called, as JSON lists with the chief name first; and what is said about it. The table is called `x`. */
const texts: Record<ThingType, { names: readonly string[]; prose: readonly string[] }> = {
  Person: {
    names: ["json_array(x.name, x.honorificPrefix || ' ' || x.name)", "x.alternateNames"],
    prose: ["x.description"],
  },
  Organisation: { names: ["json_array(x.name)", "x.alternateNames"], prose: ["x.description"] },
  Show: { names: ["json_array(x.displayTitle)", "x.alternateTitles"], prose: ["x.description"] },
  Episode: { names: ["json_array(x.displayTitle)"], prose: ["x.description"] },
  Topic: { names: ["json_array(x.label)"], prose: ["x.description"] },
  Publication: { names: ["json_array(x.displayTitle)"], prose: ["x.abstract", "x.containerTitle"] },
  Award: { names: ["json_array(x.name, x.category)"], prose: [] },
};

/** Makes the entries of these things anew, and what is looked up of them; of relations there are none. */
export async function rebuildSearch(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const things = ids.filter((id) => (thingTypes as readonly string[]).includes(typeOfId(id) ?? ""));
  if (things.length === 0) return;

  const parameters = { $ids: JSON.stringify(things) };
  const before = await transaction.all<SearchEntry & Record<string, unknown>>(
    `select * from search_entry where id in (select value from json_each($ids))`,
    parameters,
  );
  const after = await readEntries(transaction, things);
  await transaction.run(
    `delete from search_entry where id in (select value from json_each($ids))`,
    parameters,
  );
  await transaction.run(
    `insert into search_entry (id, type, names, prose, foldedNames, foldedText, length)
     select value->>'id', value->>'type', value->>'names', value->>'prose', value->>'foldedNames', value->>'foldedText',
       value->>'length'
     from json_each($rows)`,
    { $rows: JSON.stringify(after) },
  );
  await replaceKeys(transaction, keysOf(before), keysOf(after));
}

async function readEntries(transaction: Transaction, ids: readonly string[]): Promise<SearchEntry[]> {
  const entries: SearchEntry[] = [];
  for (const type of thingTypes) {
    const idsOfType = ids.filter((id) => typeOfId(id) === type);
    if (idsOfType.length === 0) continue;
    const { names, prose } = texts[type];
    const rows = await transaction.all<{ id: string; names: string; prose: string }>(
      `select x.id, json_array(${names.map((list) => `json(${list})`).join(", ")}) as names,
         json_array(${[...prose, "x.slug"].join(", ")}) as prose
       from ${idPrefixes[type]} x where x.id in (select value from json_each($ids))`,
      { $ids: JSON.stringify(idsOfType) },
    );
    for (const row of rows) {
      const given = (JSON.parse(row.names) as Array<Array<string | null>>).flat();
      entries.push(searchEntryOf(type, row.id, given, JSON.parse(row.prose) as Array<string | null>));
    }
  }
  return entries;
}

/** Only what differs is written: an edit that changes no name and no word touches nothing here. */
async function replaceKeys(transaction: Transaction, before: SearchKeys, after: SearchKeys): Promise<void> {
  for (const table of ["search_name", "search_word"] as const) {
    const columns = keyColumns[table];
    const values = columns.map((_, index) => `value->>${index}`).join(", ");
    await transaction.run(
      `delete from ${table} where (${columns.join(", ")}) in (select ${values} from json_each($rows))`,
      { $rows: listOf(before[table], after[table]) },
    );
    await transaction.run(
      `insert into ${table} (${columns.join(", ")}) select ${values} from json_each($rows)`,
      { $rows: listOf(after[table], before[table]) },
    );
  }
  await dropSpellings(transaction, listOf(before.spelled, after.spelled));
  await addSpellings(transaction, listOf(after.spelled, before.spelled));
}

const keyColumns = {
  search_name: ["type", "name", "id"],
  search_word: ["type", "word", "place", "length", "id"],
} as const;

/** A JSON list of what is in the one and not in the other; the members are JSON themselves. */
function listOf(those: ReadonlySet<string>, others: ReadonlySet<string>): string {
  return `[${[...those].filter((member) => !others.has(member)).join()}]`;
}

/** How words are found by what was meant: a word that no name has any more goes. */
async function dropSpellings(transaction: Transaction, words: string): Promise<void> {
  const rows = await transaction.all<{ word: string }>(
    `select w.value as word from json_each($words) w where not exists (
       select 1 from json_each($types) t join search_word s on s.type = t.value and s.word = w.value and s.place = 0)`,
    { $words: words, $types: JSON.stringify(thingTypes) },
  );
  await transaction.run(
    `delete from search_spelling where (part, word) in (select value->>0, value->>1 from json_each($rows))`,
    { $rows: partsOf(rows) },
  );
}

async function addSpellings(transaction: Transaction, words: string): Promise<void> {
  const rows = await transaction.all<{ word: string }>(
    `select w.value as word from json_each($words) w
     where not exists (select 1 from search_spelling s where s.part = substr(w.value, 1, 6) and s.word = w.value)`,
    { $words: words },
  );
  await transaction.run(
    `insert into search_spelling (part, word) select value->>0, value->>1 from json_each($rows)`,
    { $rows: partsOf(rows) },
  );
}

function partsOf(rows: ReadonlyArray<{ word: string }>): string {
  return JSON.stringify(rows.flatMap(({ word }) => spellingPartsOf(word).map((part) => [part, word])));
}

/** Before everything is made anew. */
export async function emptySearch(transaction: Transaction): Promise<void> {
  for (const table of ["search_entry", "search_name", "search_word", "search_spelling"])
    await transaction.run(`delete from ${table}`);
}
