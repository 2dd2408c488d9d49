import { among, limitOf } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { relatedOf } from "./known";
import type { MergedType } from "./merged-types";
import { bareNameOf } from "./names";
import { type Pair, pairsWithin } from "./pairs";
import { spellingBlocksOf, umlautsWrittenOut, unwritten } from "./spelled-keys";
import { bareTitleOf } from "./titles";

/** So many words, or names, are read at once. */
const pageSize = 200;

/** A word of more people than this tells nothing. */
const maxWithWord = 1_000;

/** So many pairs are looked at. */
const maxPairs = 10_000;

/** The pairs whose names may be spellings of one, within blocks: never all with all. */
export function spelledPairs(reader: Reader, type: MergedType): Promise<readonly Pair[]> {
  switch (type) {
    case "Person":
      return pairsOfPeople(reader);
    case "Organisation":
      return pairsByBareName(reader, type, bareNameOf);
    case "Show":
      return pairsByBareName(reader, type, bareTitleOf);
    case "Episode":
      return Promise.resolve([]);
  }
}

/**
 * People with a word of the family name in common, a letter that a given name or a form of it begins with, and a show, an organisation or a publication:
 * without that, no spelling is enough for a proposal. Read in the order of the words, so that only a page of them is in memory.
 */
async function pairsOfPeople(reader: Reader): Promise<readonly Pair[]> {
  const pairs = new Map<string, Pair>();
  for (let last = ""; pairs.size < maxPairs;) {
    const words = await wordsAfter(reader, last);
    if (words.length > 0) {
      const groups = await peopleByWord(reader, words);
      const ids = new Set<string>();
      for (const group of groups.values()) for (const id of group.keys()) ids.add(id);
      const related = await relatedOf(reader, "Person", [...ids]);
      for (const [word, group] of groups) {
        for (const block of blocksOf(word, group, related))
          for (const pair of pairsWithin(block)) pairs.set(pair.join(" "), pair);
      }
    }
    if (words.length < pageSize) break;
    last = words.at(-1) as string;
  }
  return [...pairs.values()].slice(0, maxPairs);
}

/** Words of names of several people, or that may be written otherwise. */
async function wordsAfter(reader: Reader, last: string): Promise<string[]> {
  const rows = await reader.all<{ word: string }>(
    sql`select s."word" from "search_word" s
        where s."type" = 'Person' and s."inProse" = 0 and s."word" > ${last}
        group by s."word" having count(*) between 2 and ${maxWithWord} or ${join(
          umlautsWrittenOut.map((two) => sql`s."word" like ${`%${two}%`}`),
          " or ",
        )}
        order by s."word" ${limitOf(pageSize)}`,
  );
  return rows.map(({ word }) => word);
}

type Names = readonly string[];

/** The names of all with one of these words in them, by id, and these by word as it is without umlauts that are written out. */
async function peopleByWord(
  reader: Reader,
  words: readonly string[],
): Promise<Map<string, Map<string, Names>>> {
  const asked = [...new Set(words.flatMap((word) => [word, unwritten(word)]))];
  const rows = await reader.all<{ word: string; id: string; names: string }>(
    sql`select s."word", s."id", e."names" from "search_word" s join "search_entry" e on e."id" = s."id"
        where s."type" = 'Person' and s."inProse" = 0 and ${among(raw('s."word"'), asked)}`,
  );
  const groups = new Map<string, Map<string, Names>>();
  for (const { word, id, names } of rows) {
    const key = unwritten(word);
    const group = groups.get(key) ?? new Map<string, Names>();
    groups.set(key, group.set(id, JSON.parse(names) as Names));
  }
  for (const [word, { size }] of groups) if (size < 2 || size > maxWithWord) groups.delete(word);
  return groups;
}

/** Of those with a word in their names, the ids that may be of one person. */
function blocksOf(
  word: string,
  group: ReadonlyMap<string, Names>,
  related: ReadonlyMap<string, ReadonlySet<string>>,
): Iterable<string[]> {
  const around = new Map<string, string[]>();
  for (const id of group.keys())
    for (const one of related.get(id) ?? []) around.set(one, [...(around.get(one) ?? []), id]);
  const isBesideAnother = new Set([...around.values()].flatMap((ids) => (ids.length > 1 ? ids : [])));
  const blocks = new Map<string, string[]>();
  for (const id of isBesideAnother) {
    const letters = (group.get(id) ?? [])
      .flatMap(spellingBlocksOf)
      .flatMap(([family, letter]) => (family === word ? letter : []));
    for (const letter of new Set(letters)) {
      for (const one of related.get(id) ?? []) {
        const key = `${letter} ${one}`;
        blocks.set(key, [...(blocks.get(key) ?? []), id]);
      }
    }
  }
  return blocks.values();
}

/** Those of one name but for what names are written without: an article, a legal form, a year. */
async function pairsByBareName(
  reader: Reader,
  type: MergedType,
  bareOf: (name: string) => string,
): Promise<readonly Pair[]> {
  const blocks = new Map<string, Set<string>>();
  for (let last = { name: "", id: "" }; ;) {
    const rows = await reader.all<{ name: string; id: string }>(
      sql`select s."name", s."id" from "search_name" s
          where s."type" = ${type} and (s."name", s."id") > (${last.name}, ${last.id})
          order by s."name", s."id" ${limitOf(pageSize * 10)}`,
    );
    for (const { name, id } of rows) {
      const bare = bareOf(name);
      if (bare !== "") blocks.set(bare, (blocks.get(bare) ?? new Set()).add(id));
    }
    if (rows.length < pageSize * 10) break;
    last = rows.at(-1) ?? last;
  }
  return [...blocks.values()].flatMap((block) => pairsWithin([...block].toSorted())).slice(0, maxPairs);
}
