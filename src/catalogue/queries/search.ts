import { each, eachRow, item, joinPickedFrom, padded, positionOf, limitOf } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { decodeCursor } from "../../domain/cursors";
import { cutAtMatches, excerptOf, soughtIn, type Sought, type TextPart, wordsOf } from "../../domain/words";
import type { Order } from "../../entities/orders";
import type { ThingType } from "../../projections/search";
import { pagedByParent, pagesByParent } from "../pages/by-parent";
import { keysetOf } from "../pages/keyset";
import { Page, type PageRequest } from "../pages/page";

/** How well a hit matches, best first. The index of the tier is the first part of a rank. */
export enum SearchTier {
  EXACT_NAME = "EXACT_NAME",
  NAME_PREFIX = "NAME_PREFIX",
  WORDS_IN_NAME = "WORDS_IN_NAME",
  PROSE = "PROSE",
}

const tiers = Object.values(SearchTier);

/**
 * Maximum number of names, and of occurrences of a word, that a search reads per type. They are read in rank order if one
 * word or one prefix of a name decides the rank: then the page is exact,
 * and only the count is not.
 */
export const maxRead = 200;

/** The lookup plan of a text: per type the rarest word, which alone is looked up. */
export interface Search {
  readonly sought: Sought;
  readonly groups: readonly SearchGroupRow[];
  /** Words that no entity of these types has. */
  readonly unknown: readonly string[];
}

export interface SearchGroupRow {
  readonly type: ThingType;
  /** JSON of the type and the range of words to read. */
  readonly ask: string;
  /** Whether there are more rows than were read. */
  readonly isCapped: boolean;
}

export interface SearchHitRow {
  readonly id: string;
  readonly tier: SearchTier;
  /** The matching name, else the main one. Its concatenated parts are the name. */
  readonly name: readonly TextPart[];
  /** Null unless only prose matched. */
  readonly excerpt: readonly TextPart[] | null;
}

type Range = readonly [low: string, high: string];

/** The range of folded texts with this prefix: letters and digits sort after the space, and before the last character. */
const beginningWith = (text: string): Range => [text, `${text}\u{10FFFF}`];
/** The word or name itself, or a name that starts with these words: a space sorts before "!". */
const wordIs = (word: string): Range => [word, `${word} `];
const nameBeginsWithWords = (words: string): Range => [words, `${words}!`];

/** Counts each word, up to the bound. One statement; none for a text without words. */
export async function lookUp(reader: Reader, text: string, types: readonly ThingType[]): Promise<Search> {
  const sought = soughtIn(text);
  const ranges = rangesOf(sought);
  const rows =
    ranges.length === 0
      ? []
      : await reader.all<{ type: ThingType; place: number; found: number; names: number }>(
          countsOfWords(sought, ranges, types),
        );

  const groups = types.map((type): SearchGroupRow => {
    const words = rows.filter((row) => row.type === type);
    const rarest = words.toSorted((one, other) => one.found - other.found)[0];
    // If no entity has one of the words, none has all.
    if (!rarest || rarest.found === 0) return { type, ask: JSON.stringify([type, "", ""]), isCapped: false };
    return {
      type,
      ask: JSON.stringify([type, ...(ranges[rarest.place] ?? [])]),
      isCapped: rarest.found > maxRead || words.some(({ names }) => names > maxRead),
    };
  });
  const isKnown = (place: number) => rows.some((row) => row.place === place && row.found > 0);
  return { sought, groups, unknown: sought.words.filter((_, place) => !isKnown(place)) };
}

/** The range of words that match each word. */
export function rangesOf({ words, isLastOpen }: Sought): Range[] {
  return words.map((word, place) =>
    isLastOpen && place === words.length - 1 ? beginningWith(word) : wordIs(word),
  );
}

/** The words as they are looked for in a folded text: with spaces around them, so that none is found within another. */
export function needlesOf({ words, isLastOpen }: Sought): string[] {
  return words.map((word, place) => (isLastOpen && place === words.length - 1 ? ` ${word}` : ` ${word} `));
}

function nameRange({ words, isLastOpen }: Sought): Range {
  return (isLastOpen ? beginningWith : nameBeginsWithWords)(words.join(" "));
}

/** The occurrences of each word per type, and for the first word the number of names with this prefix. */
function countsOfWords(sought: Sought, ranges: readonly Range[], types: readonly ThingType[]): Sql {
  const [low, high] = nameRange(sought);
  const place = item("w", 0, "integer");
  return sql`
    select t.value as type, ${place} as place,
      (select count(*) from (
        select 1 from "search_word" s
        where s."type" = t.value and s."word" >= ${item("w", 1)} and s."word" < ${item("w", 2)}
        ${limitOf(maxRead + 1)}) places) as found,
      case ${place} when 0 then (select count(*) from (
        select 1 from "search_name" n
        where n."type" = t.value and n."name" >= ${low} and n."name" < ${high} ${limitOf(maxRead + 1)}) beginnings)
      else 0 end as names
    from ${each(types, "t")} cross join ${eachRow(
      ranges.map((range, at) => [at, ...range]),
      "w",
    )}`;
}

/**
 * The read entities that have all words, with their ranks. Selected by id instead of joined, so that the bound applies per
 * type, and an entity found twice is read once. Hits by a prefix of a name are ordered by name, in which they are read;
 * others by the length of the main name.
 */
function foundBy(sought: Sought, asks: readonly string[]): Sql {
  const { words, isLastOpen } = sought;
  const text = words.join(" ");
  const needles = needlesOf(sought);
  const [low, high] = nameRange(sought);
  const [names, length] = [raw('e."foldedNames"'), raw('e."length"')];
  const lacksOne = (said: Sql) =>
    sql`exists (select 1 from ${each([...new Set(needles)], "w")} where ${positionOf(said, raw("w.value"))} = 0)`;
  const beginning = positionOf(names, sql`${` | ${text}${isLastOpen ? "" : " "}`}`);
  const read = sql`
    select named."id" as id from (
      select n."id" from "search_name" n
      where n."type" = asked.type and n."name" >= ${low} and n."name" < ${high}
      order by n."name", n."id" ${limitOf(maxRead)}) named
    union
    select worded."id" from (
      select s."id" from "search_word" s
      where s."type" = asked.type and s."word" >= asked.low and s."word" < asked.high
      order by s."word", s."inProse", s."length", s."id" ${limitOf(maxRead)}) worded`;
  return sql`
    select asked.ask as "parentId", e."id" as id,
      case
        when ${positionOf(names, sql`${` | ${text} | `}`)} > 0 then '1' || ${padded(length, 6)}
        when ${beginning} > 0 then '2' || substr(${names}, ${beginning} + 3, 200)
        when not ${lacksOne(names)} then '3' || ${padded(length, 6)}
        else '4' || ${padded(length, 6)}
      end as rank
    from (
      select ${item("given", 0)} as ask, ${item("given", 1)} as type, ${item("given", 2)} as low, ${item("given", 3)} as high
      from ${eachRow(
        asks.map((ask) => [ask, ...(JSON.parse(ask) as string[])]),
        "given",
      )}) asked
    ${joinPickedFrom(raw('"search_entry"'), { alias: "e", key: "id" }, read)}
    where not ${lacksOne(raw('e."foldedText"'))}`;
}

/** Pages of hits of several types in one statement. */
export async function pagesOfHits(
  reader: Reader,
  sought: Sought,
  asks: readonly string[],
  request: PageRequest,
  count: (ask: string) => Promise<number>,
): Promise<Map<string, Page<SearchHitRow>>> {
  const identities = new Map(asks.map((ask) => [ask, identityOf(ask)]));
  // A cursor is valid for the hits of one type only.
  if (request.after !== null)
    for (const { list } of identities.values()) decodeCursor(list, order.name, request.after);
  const keyset = keysetOf(identityOf(asks[0] ?? ""), request, "g");

  const rows = await reader.all<HitRow & Record<string, unknown>>(
    sql`with g as (${foundBy(sought, asks)})
      select picked."parentId", picked.id, picked.rank, e."names", e."prose"
      from (${pagedByParent(keyset)}) picked join "search_entry" e on e."id" = picked.id
      order by picked."parentId", picked.place`,
  );
  return pagesByParent(rows, asks, (hits, ask) => {
    const page = {
      rows: hits.map((hit) => searchHit(hit, sought)),
      sortKeys: hits.map(({ rank }) => rank),
      ids: hits.map(({ id }) => id),
    };
    return new Page(identities.get(ask) ?? identityOf(ask), request, page, () => count(ask));
  });
}

export async function countsOfHits(
  reader: Reader,
  sought: Sought,
  asks: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.all<{ ask: string; total: number }>(
    sql`select g."parentId" as ask, count(*) as total from (${foundBy(sought, asks)}) g group by g."parentId"`,
  );
  return new Map(rows.map(({ ask, total }) => [ask, total]));
}

interface HitRow {
  readonly parentId: string;
  readonly id: string;
  readonly rank: string;
  readonly names: string;
  readonly prose: string;
}

const order: Order = { name: "BEST_FIRST", column: "rank", direction: "asc" };

function identityOf(ask: string) {
  const [type] = JSON.parse(ask) as [ThingType];
  return { list: `search ${type}`, order };
}

/** A match in a name shows that name, and no prose. */
function searchHit({ id, rank, names, prose }: HitRow, sought: Sought): SearchHitRow {
  const tier = tiers[Number(rank.charAt(0)) - 1] ?? SearchTier.PROSE;
  const [best = ""] = (JSON.parse(names) as string[])
    .map((name) => ({ name, nearness: nearnessOf(name, sought) }))
    .toSorted((one, other) => other.nearness - one.nearness)
    .map(({ name }) => name);
  const said = (JSON.parse(prose) as string[])
    .map((text) => cutAtMatches(text, sought))
    .find((parts) => parts.some(({ isMatch }) => isMatch));
  return {
    id,
    tier,
    name: cutAtMatches(best, sought),
    excerpt: tier === SearchTier.PROSE && said ? excerptOf(said) : null,
  };
}

/** The best matching name of an entity; the main one of several equal ones. */
function nearnessOf(name: string, { words, isLastOpen }: Sought): number {
  const [own, text] = [wordsOf(name), words.join(" ")];
  if (own.join(" ") === text) return 3;
  if (`${own.join(" ")} `.startsWith(isLastOpen ? text : `${text} `)) return 2;
  const isIn = (word: string, place: number) =>
    own.includes(word) ||
    (isLastOpen && place === words.length - 1 && own.some((other) => other.startsWith(word)));
  return words.filter(isIn).length / words.length;
}
