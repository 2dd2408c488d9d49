import { among, isOfType } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { wordsOf } from "../../domain/words";
import { firstIndirectRank } from "../../projections/links";
import { indexedName } from "../../projections/search/search-entry";
import type { MergedType } from "./merged-types";
import { otherSpellings, type WordRange, wordRangesOf } from "./spelled-keys";

/** What a record may be found by. */
export interface Keys {
  readonly names: readonly string[];
  /** Canonical URLs of its own: pages, accounts, recordings, its feed. */
  readonly urls: readonly string[];
  /** Scheme and value of its identifiers. */
  readonly identifiers: ReadonlyArray<readonly [scheme: string, value: string]>;
}

/** A key of more entities than this tells nothing. */
const maxWithKey = 12;

/** A row, which an interface is not to the reader. */
type Row = { readonly key: string; readonly id: string };

/** What was found by keys. */
export interface Found {
  /** For each record, the entities that share a key with it: a name or a spelling of it, a URL, an identifier. */
  readonly ids: readonly string[][];
  /** All with a word of a family name in their names, as a record has it; null where they are too many. */
  readonly withWord: (word: string) => readonly WithWord[] | null;
}

/** An entity and its names, folded. */
interface WithWord {
  readonly id: string;
  readonly names: readonly string[];
}

/** In two statements, however many records there are. */
export async function entitiesWithKeys(
  reader: Reader,
  type: MergedType,
  records: readonly Keys[],
): Promise<Found> {
  const keysOfAll = records.map((one) => keysOf(type, one));
  const exact = new Set(keysOfAll.flatMap(({ exact: own }) => own));
  const ranges = new Map(
    keysOfAll.flatMap(({ ranges: own }) => own.map((range) => [nameOfRange(range), range] as const)),
  );
  const identifiers = records.flatMap(({ identifiers: own }) => own);
  const words = distinct([...ranges.values()].map(([word]) => word));
  const byWord = words.length === 0 ? new Map<string, WithWord[]>() : await withWords(reader, type, words);
  const rows = [
    ...(await withExactKeys(reader, type, [...exact], identifiers)),
    ...[...ranges.values()].flatMap((range) => inRange(range, byWord)),
  ];
  const byKey = new Map<string, string[]>();
  for (const { key, id } of rows) byKey.set(key, [...(byKey.get(key) ?? []), id]);
  const withKey = (key: string): readonly string[] => {
    const ids = byKey.get(key) ?? [];
    return ids.length > maxWithKey ? [] : ids;
  };
  return {
    ids: keysOfAll.map(({ exact: own, ranges: of }) =>
      distinct(own.concat(of.map(nameOfRange)).flatMap(withKey)),
    ),
    withWord: (word) => byWord.get(word) ?? null,
  };
}

const distinct = (ids: readonly string[]): string[] => Array.from(new Set(ids));

function keysOf(type: MergedType, { names, urls, identifiers }: Keys) {
  const spellings = names.flatMap((name) => [wordsOf(name).join(" "), ...otherSpellings(type, name)]);
  return {
    exact: [
      ...new Set([
        ...spellings.filter((name) => name !== "").map((name) => `n ${indexedName(name)}`),
        ...urls.map((url) => `l ${url}`),
        ...identifiers.map(([scheme, value]) => `i ${scheme} ${value}`),
      ]),
    ],
    ranges: type === "Person" ? names.flatMap(wordRangesOf) : [],
  };
}

const nameOfRange = ([word, from]: WordRange): string => `w ${word} ${from}`;

function withExactKeys(
  reader: Reader,
  type: MergedType,
  keys: readonly string[],
  identifiers: Keys["identifiers"],
): Promise<Row[]> {
  const of = (kind: string) => keys.flatMap((key) => (key.startsWith(`${kind} `) ? key.slice(2) : []));
  const [schemes, values] = [identifiers.map(([scheme]) => scheme), identifiers.map(([, value]) => value)];
  return reader.all<Row>(
    sql`select 'n ' || s."name" as "key", s."id" from "search_name" s
        where s."type" = ${type} and ${among(raw('s."name"'), of("n"))}
        union
        select 'l ' || l."canonicalUrl", l."id" from "link_entry" l
        where ${among(raw('l."canonicalUrl"'), of("l"))} and l."rank" < ${firstIndirectRank} and ${isOfType(raw('l."id"'), type)}
        union
        select 'i ' || i."scheme" || ' ' || i."value", i."ownerId" from "identifier" i
        where ${among(raw('i."scheme"'), schemes)} and ${among(raw('i."value"'), values)} and ${isOfType(raw('i."ownerId"'), type)}`,
  );
}

/** A word of more entities than this tells nothing. */
const maxWithWord = 1_000;

/** By word, those with it in their names. */
async function withWords(
  reader: Reader,
  type: MergedType,
  words: readonly string[],
): Promise<Map<string, WithWord[]>> {
  const isOne = sql`s."type" = ${type} and ${among(raw('s."word"'), words)} and s."inProse" = 0`;
  const rows = await reader.all<{ word: string; id: string; names: string }>(
    sql`select s."word", s."id", e."foldedNames" as "names" from "search_word" s join "search_entry" e on e."id" = s."id"
        where ${isOne} and s."word" in (select s."word" from "search_word" s where ${isOne} group by s."word" having count(*) <= ${maxWithWord})`,
  );
  const byWord = new Map<string, WithWord[]>();
  for (const { word, id, names } of rows) {
    const one = { id, names: names.split(" | ").filter((name) => name.trim() !== "") };
    const known = byWord.get(word);
    if (known) known.push(one);
    else byWord.set(word, [one]);
  }
  return byWord;
}

/** Those with both words in their names: the one, and one in the range. The ranges are looked up here: a database would read all words in each. */
function inRange(range: WordRange, byWord: ReadonlyMap<string, readonly WithWord[]>): Row[] {
  const [word, from, until] = range;
  const isIn = (other: string) => other !== word && other >= from && other <= until;
  return (byWord.get(word) ?? []).flatMap(({ id, names }): Row[] =>
    names.some((name) => name.split(" ").some(isIn)) ? [{ key: nameOfRange(range), id }] : [],
  );
}
