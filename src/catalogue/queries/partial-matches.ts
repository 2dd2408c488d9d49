import { eachRow, item, joinPickedFrom, positionOf, limitOf } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { needlesOf, rangesOf, type Search } from "./search";

/** Maximum number of occurrences read of each word per type. */
const maxOccurrences = 50;
/** Sets of words that are compared; there are more only of many long texts. */
const maxSets = 200;

/**
 * The largest sets of words of a text that an entity has together, in the order of the text: most words first, then those that
 * most of the entities read have. One statement, which reads a bounded number of occurrences of each word.
 */
export async function partialMatches(reader: Reader, { sought, groups }: Search): Promise<string[]> {
  const asks = groups.flatMap(({ type }) => rangesOf(sought).map(([low, high]) => [type, low, high]));
  if (asks.length === 0) return [];
  const has = needlesOf(sought).map(
    (needle) => sql`case when ${positionOf(raw('e."foldedText"'), sql`${needle}`)} > 0 then '1' else '0' end`,
  );
  const read = sql`
    select s."id" as id from "search_word" s
    where s."type" = ${item("asked", 0)} and s."word" >= ${item("asked", 1)} and s."word" < ${item("asked", 2)}
    order by s."word", s."inProse", s."length", s."id" ${limitOf(maxOccurrences)}`;
  const rows = await reader.all<{ words: string }>(sql`
    select f."words" as words from (
      select distinct e."id", ${join(has, " || ")} as "words" from ${eachRow(asks, "asked")}
      ${joinPickedFrom(raw('"search_entry"'), { alias: "e", key: "id" }, read)}) f
    group by f."words" order by length(replace(f."words", '0', '')) desc, count(*) desc, f."words" desc ${limitOf(maxSets)}`);

  const largest: string[] = [];
  for (const { words } of rows) if (!largest.some((other) => isWithin(words, other))) largest.push(words);
  return largest.map((set) => sought.words.filter((_, place) => set.charAt(place) === "1").join(" "));
}

/** Whether each word of a set is in another. */
const isWithin = (set: string, other: string) =>
  Array.from(set).every((flag, place) => flag === "0" || other.charAt(place) === "1");
