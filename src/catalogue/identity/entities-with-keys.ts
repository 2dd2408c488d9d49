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
type Found = { readonly key: string; readonly id: string };

/** For each record, the entities that share a key with it: a name or a spelling of it, a URL, an identifier. In two statements, however many there are. */
export async function entitiesWithKeys(
  reader: Reader,
  type: MergedType,
  records: readonly Keys[],
): Promise<string[][]> {
  const keysOfAll = records.map((one) => keysOf(type, one));
  const exact = new Set(keysOfAll.flatMap(({ exact: own }) => own));
  const ranges = new Map(
    keysOfAll.flatMap(({ ranges: own }) => own.map((range) => [nameOfRange(range), range] as const)),
  );
  const rows = [
    ...(await withExactKeys(
      reader,
      type,
      [...exact],
      records.flatMap(({ identifiers }) => identifiers),
    )),
    ...(ranges.size === 0 ? [] : await withWords(reader, type, [...ranges.values()])),
  ];
  const byKey = new Map<string, string[]>();
  for (const { key, id } of rows) byKey.set(key, [...(byKey.get(key) ?? []), id]);
  const withKey = (key: string): readonly string[] => {
    const ids = byKey.get(key) ?? [];
    return ids.length > maxWithKey ? [] : ids;
  };
  return keysOfAll.map(({ exact: own, ranges: words }) =>
    distinct(own.concat(words.map(nameOfRange)).flatMap(withKey)),
  );
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
): Promise<Found[]> {
  const of = (kind: string) => keys.flatMap((key) => (key.startsWith(`${kind} `) ? key.slice(2) : []));
  const [schemes, values] = [identifiers.map(([scheme]) => scheme), identifiers.map(([, value]) => value)];
  return reader.all<Found>(
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

/** Those with both words in their names: the one, and one in the range. The ranges are looked up here: a database would read all words in each. */
async function withWords(reader: Reader, type: MergedType, ranges: readonly WordRange[]): Promise<Found[]> {
  const words = distinct(ranges.map(([word]) => word));
  const isOne = sql`s."type" = ${type} and ${among(raw('s."word"'), words)} and s."inProse" = 0`;
  const rows = await reader.all<{ word: string; id: string; names: string }>(
    sql`select s."word", s."id", e."foldedNames" as "names" from "search_word" s join "search_entry" e on e."id" = s."id"
        where ${isOne} and s."word" in (select s."word" from "search_word" s where ${isOne} group by s."word" having count(*) <= ${maxWithWord})`,
  );
  const byWord = new Map<string, Array<{ readonly id: string; readonly others: readonly string[] }>>();
  for (const { word, id, names } of rows) {
    const others = names.split(/[ |]+/).filter((other) => other !== word && other !== "");
    const known = byWord.get(word);
    if (known) known.push({ id, others });
    else byWord.set(word, [{ id, others }]);
  }
  return ranges.flatMap((range) => {
    const [word, from, until] = range;
    const isIn = (other: string) => other >= from && other <= until;
    return (byWord.get(word) ?? []).flatMap(({ id, others }): Found[] =>
      others.some(isIn) ? [{ key: nameOfRange(range), id }] : [],
    );
  });
}
