import { canBeMisspelt, editDistance, spellingPartsOf } from "../../domain/edit-distance";
import type { Sought } from "../../domain/words";
import type { Reader } from "../statements";
import type { Search } from "./search";

const mostSuggestions = 5;
/** A short word is two slips away from half of all words. */
const slipsAllowed = (word: string) => (word.length < 6 ? 1 : 2);
/** Of the words that share a part with an unknown one, so many are read. */
const mostSharing = 50;

/**
 * What may have been meant: the text with each word that nothing holds put right, nearest first. Empty where every word is
 * known, or nothing known is near. One statement, whose rows are bounded by the parts of twelve words.
 */
export async function suggestionsFor(reader: Reader, search: Search): Promise<string[]> {
  const { sought, groups, unknown } = search;
  // One word that cannot be put right is enough for the text to find nothing.
  if (unknown.length === 0 || !unknown.every(canBeMisspelt)) return [];

  const parts = [...new Set(unknown.flatMap(spellingPartsOf))];
  const rows = await reader.all<{ word: string }>(
    `select distinct p.word from json_each($parts) part join search_spelling p on p.part = part.value
       and p.word in (select s.word from search_spelling s where s.part = part.value order by s.word limit ${mostSharing})
     where exists (select 1 from json_each($types) t join search_word w
       on w.type = t.value and w.word = p.word and w.place = 0)
     order by p.word`,
    { $parts: JSON.stringify(parts), $types: JSON.stringify(groups.map(({ type }) => type)) },
  );
  const known = rows.map(({ word }) => word);
  const nearest = new Map(unknown.map((word) => [word, nearestTo(word, isOpen(word, sought), known)]));
  if ([...nearest.values()].some((words) => words.length === 0)) return [];

  const most = Math.max(...[...nearest.values()].map((words) => words.length));
  return Array.from({ length: Math.min(most, mostSuggestions) }, (_, place) =>
    sought.words.map((word) => nearest.get(word)?.[place] ?? nearest.get(word)?.[0] ?? word).join(" "),
  );
}

/** Whether the word is still being typed: then it is as good as the beginning of another. */
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
