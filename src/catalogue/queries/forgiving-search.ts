import { each } from "../../database/sql/dialect";
import { sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { ThingType } from "../../projections/search";
import { countsOfHits, lookUp, type Search } from "./search";
import { spellingsFor } from "./spellings";

/** A word of the text, or two, and what was looked for in place of it. */
export interface SearchChange {
  readonly from: string;
  readonly to: string;
}

export interface ForgivingSearch {
  /** As it was typed. */
  readonly typed: Search;
  /** As it was looked up. */
  readonly search: Search;
  readonly changes: readonly SearchChange[];
}

/** Only so many unknown words are split, each of at most so many letters. */
const maxSplit = 3;
const maxSplitLength = 24;
const minHalf = 2;

/**
 * Looks up a text as it is typed; if nothing is found, with words joined or split that are written otherwise ("well-being",
 * "wellbeing"), then with misspelt words corrected. At most five statements, each bounded as that of `lookUp` is.
 */
export async function lookUpForgivingly(
  reader: Reader,
  text: string,
  types: readonly ThingType[],
): Promise<ForgivingSearch> {
  const typed = await lookUp(reader, text, types);
  const asTyped = { typed, search: typed, changes: [] };
  const { words } = typed.sought;
  if (words.length === 0 || (typed.unknown.length === 0 && words.length === 1)) return asTyped;

  const compounds = await rewriteCompounds(reader, typed, types);
  if (compounds.changes.length === 0 && typed.unknown.length === 0) return asTyped;
  if (typed.unknown.length === 0 && (await hasHits(reader, typed))) return asTyped;

  const spelled = await correctSpelling(reader, typed, compounds);
  if (spelled === null || spelled.changes.length === 0) return asTyped;
  const rewritten = `${spelled.words.join(" ")}${typed.sought.isLastOpen ? "" : " "}`;
  return { typed, search: await lookUp(reader, rewritten, types), changes: spelled.changes };
}

interface Rewritten {
  readonly words: readonly string[];
  readonly changes: readonly SearchChange[];
}

/** Whether an entity has all words. */
export async function hasHits(reader: Reader, { sought, groups }: Search): Promise<boolean> {
  if (sought.words.length === 0) return false;
  const counts = await countsOfHits(
    reader,
    sought,
    groups.map(({ ask }) => ask),
  );
  return [...counts.values()].some((count) => count > 0);
}

/** Joins two words that are known as one, and splits an unknown word that is known as two. */
async function rewriteCompounds(
  reader: Reader,
  { sought: { words }, unknown }: Search,
  types: readonly ThingType[],
): Promise<Rewritten> {
  const isUnknown = (word: string) => unknown.includes(word);
  const splitOf = new Map(unknown.slice(0, maxSplit).map((word) => [word, halvesOf(word)]));
  const joined = words.slice(1).map((word, place) => `${words[place]}${word}`);
  const known = await knownAmong(reader, [...joined, ...[...splitOf.values()].flat(2)], types);

  const rewritten: string[] = [];
  const changes: SearchChange[] = [];
  for (let place = 0; place < words.length; place += 1) {
    const [word = "", next] = words.slice(place, place + 2);
    const mayJoin = next !== undefined && (unknown.length === 0 || isUnknown(word) || isUnknown(next));
    const halves = splitOf.get(word)?.find((pair) => pair.every((half) => known.has(half)));
    if (mayJoin && known.has(`${word}${next}`)) {
      rewritten.push(`${word}${next}`);
      changes.push({ from: `${word} ${next}`, to: `${word}${next}` });
      place += 1;
    } else if (halves) {
      rewritten.push(...halves);
      changes.push({ from: word, to: halves.join(" ") });
    } else rewritten.push(word);
  }
  return { words: rewritten, changes };
}

/** The ways to cut a word in two, of letters alone. */
function halvesOf(word: string): string[][] {
  const letters = Array.from(word);
  if (letters.length > maxSplitLength || !/^\p{L}+$/u.test(word)) return [];
  return letters
    .slice(minHalf, letters.length - minHalf + 1)
    .map((_, index) => [letters.slice(0, minHalf + index).join(""), letters.slice(minHalf + index).join("")]);
}

/** The words among these that something of these types has. One statement; each word is looked up in an index. */
async function knownAmong(
  reader: Reader,
  words: readonly string[],
  types: readonly ThingType[],
): Promise<ReadonlySet<string>> {
  if (words.length === 0) return new Set();
  const rows = await reader.all<{ word: string }>(
    sql`select w.value as word from ${each([...new Set(words)], "w")} where exists (
      select 1 from ${each(types, "t")} where exists (
        select 1 from "search_word" s where s."type" = t.value and s."word" = w.value))`,
  );
  return new Set(rows.map(({ word }) => word));
}

/** Corrects the words that are still unknown; null if one cannot be. */
async function correctSpelling(
  reader: Reader,
  typed: Search,
  { words, changes }: Rewritten,
): Promise<Rewritten | null> {
  const unknown = typed.unknown.filter((word) => words.includes(word));
  if (unknown.length === 0) return { words, changes };
  const [nearest] = await spellingsFor(reader, { ...typed, sought: { ...typed.sought, words }, unknown });
  const corrected = nearest?.split(" ");
  if (corrected?.length !== words.length) return null;
  const spelled = words.flatMap((word, place) => {
    const to = corrected[place] ?? word;
    return to === word ? [] : [{ from: word, to }];
  });
  return { words: corrected, changes: [...changes, ...spelled] };
}
