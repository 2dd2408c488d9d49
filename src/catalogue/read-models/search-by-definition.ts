import { canBeMisspelt, spellingPartsOf } from "../../domain/edit-distance";
import { idPrefixes, type TypeName } from "../../domain/ids";
import { accountUrlOf, LinkPurpose, readLink } from "../../domain/links/link";
import { wordsOf } from "../../domain/words";
import { readEntity, selectEntity } from "../../entities/columns";
import { entityClasses, type AnyEntity } from "../../entities/entity-classes";
import { Award, Episode, Organisation, Person, Publication, Show, Topic } from "../../entities";
import { Thing } from "../../entities/thing";
import type { Reader } from "../statements";

/** What search and `resolve` read, a table each, as sets of rows in JSON. */
export type SearchTables = Record<(typeof searchTables)[number], Set<string>>;

export const searchTables = [
  "search_entry",
  "search_name",
  "search_word",
  "search_spelling",
  "link_entry",
] as const;

/**
 * The tables as they are kept, and as they follow from the things themselves: one at a time, from its fields, where the
 * writer works from columns and from what changed. One statement, so that both are of one moment, also while a server
 * writes.
 */
export async function searchKeptAndDefined(reader: Reader): Promise<{
  kept: SearchTables;
  defined: SearchTables;
}> {
  const kept = emptyTables();
  const defined = emptyTables();
  const types = Object.keys(entityClasses) as TypeName[];
  const things = types.map(
    (type) => `select '${type}' as of, ${selectEntity(type, "x")} as row from ${idPrefixes[type]} x`,
  );
  const rows = await reader.all<{ of: string; row: string }>(
    [
      ...things,
      ...searchTables.map((table) => `select '${table}', json_array(${columns[table]}) from ${table}`),
    ].join("\nunion all\n"),
  );
  for (const { of, row } of rows) {
    // Written anew, since there is more than one way to write a text in JSON.
    if (of in kept) kept[of as keyof SearchTables].add(JSON.stringify(JSON.parse(row)));
    else define(defined, of as TypeName, readEntity(of as TypeName, row));
  }
  return { kept, defined };
}

const columns: Record<keyof SearchTables, string> = {
  search_entry: "id, type, names, prose, foldedNames, foldedText, length",
  search_name: "type, name, id",
  search_word: "type, word, place, length, id",
  search_spelling: "part, word",
  link_entry: "canonicalUrl, rank, id, purpose, pointsAt",
};

function emptyTables(): SearchTables {
  return Object.fromEntries(searchTables.map((table) => [table, new Set<string>()])) as SearchTables;
}

function define(tables: SearchTables, type: TypeName, thing: AnyEntity): void {
  defineLinks(tables, type, thing);
  if (!(thing instanceof Thing)) return;
  const { names, prose } = textsOf(thing);

  const folded = names.map((name) => wordsOf(name)).filter((words) => words.length > 0);
  const nameWords = new Set(folded.flat());
  const proseWords = prose.flatMap(wordsOf);
  const distinct = [...new Set(folded.map((words) => words.join(" ")))];
  const length = wordsOf(names[0] ?? "").join(" ").length;
  const add = (table: keyof SearchTables, ...row: unknown[]) => tables[table].add(JSON.stringify(row));

  const foldedNames = [" ", ...inBytes(distinct).map((name) => ` ${name} `), " "].join("|");
  const foldedText = foldedNames + proseWords.map((word) => `${word} `).join("");
  add(
    "search_entry",
    thing.id,
    type,
    JSON.stringify(names),
    JSON.stringify(prose),
    foldedNames,
    foldedText,
    length,
  );
  for (const name of distinct) add("search_name", type, name, thing.id);
  for (const word of nameWords) add("search_word", type, word, 0, length, thing.id);
  for (const word of proseWords)
    if (!nameWords.has(word)) add("search_word", type, word, 1, length, thing.id);
  for (const word of [...nameWords].filter(canBeMisspelt))
    for (const part of spellingPartsOf(word)) add("search_spelling", part, word);
}

function inBytes(names: readonly string[]): string[] {
  return names
    .map((name) => Buffer.from(name))
    .toSorted((one, other) => one.compare(other))
    .map(String);
}

/** What a thing is called, its chief name first, and what is said about it, its slug last. */
function textsOf(thing: Thing): { names: string[]; prose: string[] } {
  const [names, prose] = chiefTextsOf(thing);
  const given = (texts: ReadonlyArray<string | null>) => texts.flatMap((text) => text || []);
  return { names: given(names), prose: given([...prose, thing.slug]) };
}

type Texts = ReadonlyArray<string | null>;

function chiefTextsOf(thing: Thing): [names: Texts, prose: Texts] {
  if (thing instanceof Person) {
    const { name, honorificPrefix, alternateNames, description } = thing;
    const addressed = honorificPrefix === null ? null : `${honorificPrefix} ${name}`;
    return [[name, addressed, ...alternateNames], [description]];
  }
  if (thing instanceof Organisation) return [[thing.name, ...thing.alternateNames], [thing.description]];
  if (thing instanceof Show) return [[thing.displayTitle, ...thing.alternateTitles], [thing.description]];
  if (thing instanceof Episode) return [[thing.displayTitle], [thing.description]];
  if (thing instanceof Topic) return [[thing.label], [thing.description]];
  if (thing instanceof Publication) return [[thing.displayTitle], [thing.abstract, thing.containerTitle]];
  if (thing instanceof Award) return [[thing.name, thing.category], []];
  throw new Error(`Nothing is said of how a thing such as ${thing.id} is called.`);
}

function defineLinks(tables: SearchTables, type: TypeName, thing: AnyEntity): void {
  const own = type.toUpperCase();
  const borne = new Set<string>();
  const bear = (url: string | null, purpose: string, pointsAt: string) => {
    const canonicalUrl = url === null ? null : canonicalOrNull(url);
    if (canonicalUrl === null) return;
    const isPage = ["RECORDING", "PROFILE"].includes(purpose) && thing instanceof Thing;
    const nearness = [own, "UNKNOWN"].includes(pointsAt) ? [own, "UNKNOWN"].indexOf(pointsAt) : 2;
    const group = isPage && nearness < 2 ? nearness : nearness + 3;
    const order = ["RECORDING", "PROFILE", "MATERIAL", "ABOUT", "EVIDENCE"].indexOf(purpose);
    const key = [canonicalUrl, `${group}${order}`, thing.id];
    if (borne.has(key.join())) return;
    borne.add(key.join());
    tables.link_entry.add(JSON.stringify([...key, purpose, pointsAt]));
  };
  for (const { url, purpose, pointsAt } of thing.links) bear(url, purpose, pointsAt);
  for (const account of "accounts" in thing ? thing.accounts : [])
    bear(accountUrlOf(account), LinkPurpose.PROFILE, own);
  if (thing instanceof Show) bear(thing.feedUrl, LinkPurpose.RECORDING, own);
}

function canonicalOrNull(url: string): string | null {
  try {
    return readLink(url).canonicalUrl;
  } catch {
    return null;
  }
}
