import { each, joinPickedFrom, limitOf } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { canBeMisspelt, editDistance, spellingPartsOf } from "../../domain/edit-distance";
import type { Sought } from "../../domain/words";
import type { Search } from "./search";

export const maxSuggestions = 5;
/** Half of all words are within two edits of a short word. */
const slipsAllowed = (word: string) => (word.length < 6 ? 1 : 2);
/** Maximum number of words read that share a part with an unknown one. */
const maxSharing = 50;

/**
 * The text with each unknown word corrected, nearest first. Empty if every word is known, or no known
 * word is near. One statement, bounded by the parts of twelve words.
 */
export async function spellingsFor(reader: Reader, search: Search): Promise<string[]> {
  const { sought, groups, unknown } = search;
  // With one word that cannot be corrected, the text still finds nothing.
  if (unknown.length === 0 || !unknown.every(canBeMisspelt)) return [];

  const parts = [...new Set(unknown.flatMap(spellingPartsOf))];
  const types = groups.map(({ type }) => type);
  const sharing = sql`
    select s."word" as id from "search_spelling" s where s."part" = part.value order by s."word" ${limitOf(maxSharing)}`;
  const rows = await reader.all<{ word: string }>(
    sql`select distinct p."word" from ${each(parts, "part")}
      ${joinPickedFrom(raw('"search_spelling"'), { alias: "p", key: "word" }, sharing)}
      where p."part" = part.value and exists (
        select 1 from ${each(types, "t")} join "search_word" w
          on w."type" = t.value and w."word" = p."word" and w."inProse" = 0)
      order by p."word"`,
  );
  const known = rows.map(({ word }) => word);
  const nearest = new Map(unknown.map((word) => [word, nearestTo(word, isOpen(word, sought), known)]));
  if ([...nearest.values()].some((words) => words.length === 0)) return [];

  const max = Math.max(...[...nearest.values()].map((words) => words.length));
  return Array.from({ length: Math.min(max, maxSuggestions) }, (_, index) =>
    sought.words.map((word) => nearest.get(word)?.[index] ?? nearest.get(word)?.[0] ?? word).join(" "),
  );
}

/** Whether the word is still being typed, so that it matches as a prefix. */
function isOpen(word: string, { words, isLastOpen }: Sought): boolean {
  return isLastOpen && words.at(-1) === word;
}

function nearestTo(word: string, isBeginning: boolean, known: readonly string[]): string[] {
  const apart = (other: string) => Math.abs(other.length - word.length);
  return known
    .filter((other) => isBeginning || apart(other) <= slipsAllowed(word))
    .map((other) => ({ other, slips: editDistance(word, other, isBeginning) }))
    .filter(({ slips }) => slips <= slipsAllowed(word))
    .toSorted(
      (one, two) =>
        one.slips - two.slips ||
        Number(two.other.startsWith(word.charAt(0))) - Number(one.other.startsWith(word.charAt(0))) ||
        apart(one.other) - apart(two.other),
    )
    .map(({ other }) => other);
}
