import { decodeCursor } from "../../domain/cursors";
import { cutAtMatches, excerptOf, soughtIn, type Sought, type TextPart, wordsOf } from "../../domain/words";
import type { Order } from "../../entities/orders";
import { keysetOf } from "../pages/keyset";
import { Page, type PageRequest } from "../pages/page";
import type { ThingType } from "../read-models/search";
import type { Parameters, Reader } from "../statements";
import { pagesByParent } from "./relations";

/** How well something matches, best first. Its number begins every rank. */
export enum SearchTier {
  EXACT_NAME = "EXACT_NAME",
  NAME_PREFIX = "NAME_PREFIX",
  WORDS_IN_NAME = "WORDS_IN_NAME",
  PROSE = "PROSE",
}

const tiers = Object.values(SearchTier);

/**
 * Of each type no more than so many names and so many places of a word are read, whatever the text and however large the
 * catalogue. What is read is in the order of rank, wherever one word or one beginning of a name decides: then the page is
 * exact, and only the count is not.
 */
export const mostRead = 200;

/** What a text means to the catalogue: for each type the one word that is looked up, the rarest. */
export interface Search {
  readonly sought: Sought;
  readonly groups: readonly SearchGroupRow[];
  /** Words that nothing of these types holds. */
  readonly unknown: readonly string[];
}

export interface SearchGroupRow {
  readonly type: ThingType;
  /** JSON of the type, and of the range of words that is read of it. */
  readonly ask: string;
  /** Whether there is more than was read. */
  readonly isCapped: boolean;
}

export interface SearchHitRow {
  readonly id: string;
  readonly tier: SearchTier;
  /** The name that matched, or the chief one; its parts together are the name. */
  readonly name: readonly TextPart[];
  /** Null unless prose matched. */
  readonly excerpt: readonly TextPart[] | null;
}

type Range = readonly [low: string, high: string];

/** What begins with this, and is folded: letters and digits come after the space, and before the last character. */
const beginningWith = (text: string): Range => [text, `${text}\u{10FFFF}`];
/** The word or name itself; or a name of which it is the first words, since a space comes before "!". */
const wordIs = (word: string): Range => [word, `${word} `];
const nameBeginsWithWords = (words: string): Range => [words, `${words}!`];

/** Looks up how common each word is, no further than the bound. One statement; none for a text without words. */
export async function lookUp(reader: Reader, text: string, types: readonly ThingType[]): Promise<Search> {
  const sought = soughtIn(text);
  const ranges = rangesOf(sought);
  const rows =
    ranges.length === 0
      ? []
      : await reader.all<{ type: ThingType; place: number; found: number; names: number }>(
          `select t.value as type, w.key as place,
             (select count(*) from (select 1 from search_word s
               where s.type = t.value and s.word >= w.value->>0 and s.word < w.value->>1 limit $most)) as found,
             case w.key when 0 then (select count(*) from (select 1 from search_name n
               where n.type = t.value and n.name >= $low and n.name < $high limit $most)) else 0 end as names
           from json_each($types) t, json_each($ranges) w`,
          {
            $types: JSON.stringify(types),
            $ranges: JSON.stringify(ranges),
            $most: mostRead + 1,
            ...nameRange(sought),
          },
        );

  const groups = types.map((type): SearchGroupRow => {
    const words = rows.filter((row) => row.type === type);
    const rarest = words.toSorted((one, other) => one.found - other.found)[0];
    // Nothing holds all words where nothing holds one of them.
    if (!rarest || rarest.found === 0) return { type, ask: JSON.stringify([type, "", ""]), isCapped: false };
    return {
      type,
      ask: JSON.stringify([type, ...(ranges[rarest.place] ?? [])]),
      isCapped: rarest.found > mostRead || words.some(({ names }) => names > mostRead),
    };
  });
  const isKnown = (place: number) => rows.some((row) => row.place === place && row.found > 0);
  return { sought, groups, unknown: sought.words.filter((_, place) => !isKnown(place)) };
}

function rangesOf({ words, isLastOpen }: Sought): Range[] {
  return words.map((word, place) =>
    isLastOpen && place === words.length - 1 ? beginningWith(word) : wordIs(word),
  );
}

function nameRange({ words, isLastOpen }: Sought): Parameters {
  const [$low, $high] = (isLastOpen ? beginningWith : nameBeginsWithWords)(words.join(" "));
  return { $low, $high };
}

/**
 * Everything that was read and holds all the words, with its rank. `in` and not a join: the bound holds for each type, and
 * what two ways lead to is read once. Within a beginning of a name the names themselves are the order, since that is how
 * they are read; else the shorter chief name comes first.
 */
const found = `
  with asked(ask, type, low, high) as (
    select value, value->>0, value->>1, value->>2 from json_each($asks)
  ),
  found(ask, id, rank) as (
    select asked.ask, e.id,
      case
        when instr(e.foldedNames, $exact) > 0 then '1' || printf('%06d', e.length)
        when instr(e.foldedNames, $beginning) > 0
          then '2' || substr(e.foldedNames, instr(e.foldedNames, $beginning) + 3, 200)
        when not exists (select 1 from json_each($words) w where instr(e.foldedNames, w.value) = 0)
          then '3' || printf('%06d', e.length)
        else '4' || printf('%06d', e.length)
      end
    from asked join search_entry e on e.id in (
      select id from (select n.id from search_name n
        where n.type = asked.type and n.name >= $low and n.name < $high order by n.name, n.id limit $most)
      union all
      select id from (select s.id from search_word s
        where s.type = asked.type and s.word >= asked.low and s.word < asked.high
        order by s.word, s.place, s.length, s.id limit $most))
    where not exists (select 1 from json_each($words) w where instr(e.foldedText, w.value) = 0)
  )`;

/** Pages of hits of several types in one statement. */
export async function pagesOfHits(
  reader: Reader,
  sought: Sought,
  asks: readonly string[],
  request: PageRequest,
  count: (ask: string) => Promise<number>,
): Promise<Map<string, Page<SearchHitRow>>> {
  const identities = new Map(asks.map((ask) => [ask, identityOf(ask)]));
  // A cursor is that of one type's hits: any other type refuses it.
  if (request.after !== null)
    for (const { list } of identities.values()) decodeCursor(list, order.name, request.after);
  const keyset = keysetOf(identityOf(asks[0] ?? ""), request, "found");

  const rows = await reader.all<HitRow & Record<string, unknown>>(
    `${found}
     select picked.ask as parentId, picked.id, picked.rank, e.names, e.prose from (
       select found.*, row_number() over (partition by ask order by ${keyset.orderBy}) as place
       from found where ${keyset.condition}) picked
     join search_entry e on e.id = picked.id
     where place <= $limit order by parentId, place`,
    { ...parametersOf(sought, asks), ...keyset.parameters },
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
    `${found} select ask, count(*) as total from found group by ask`,
    parametersOf(sought, asks),
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

function parametersOf(sought: Sought, asks: readonly string[]): Parameters {
  const { words, isLastOpen } = sought;
  const text = words.join(" ");
  // Between spaces, so that a word is not found within another.
  const needles = words.map((word, place) =>
    isLastOpen && place === words.length - 1 ? ` ${word}` : ` ${word} `,
  );
  return {
    $asks: JSON.stringify(asks),
    $words: JSON.stringify([...new Set(needles)]),
    $exact: ` | ${text} | `,
    $beginning: ` | ${text}${isLastOpen ? "" : " "}`,
    $most: mostRead,
    ...nameRange(sought),
  };
}

/** A name says more than prose: what is found in a name shows that name, and no prose. */
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

/** Of the names of one thing, the one that comes nearest is shown; the chief one where several are as near. */
function nearnessOf(name: string, { words, isLastOpen }: Sought): number {
  const [own, text] = [wordsOf(name), words.join(" ")];
  if (own.join(" ") === text) return 3;
  if (`${own.join(" ")} `.startsWith(isLastOpen ? text : `${text} `)) return 2;
  const isIn = (word: string, place: number) =>
    own.includes(word) ||
    (isLastOpen && place === words.length - 1 && own.some((other) => other.startsWith(word)));
  return words.filter(isIn).length / words.length;
}

/** The chief name of each of these that has one. */
export async function findNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await reader.all<{ id: string; name: string }>(
    `select id, names->>0 as name from search_entry
     where id in (select value from json_each($ids)) and names->>0 is not null`,
    { $ids: JSON.stringify(ids) },
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
