import type { Reader } from "../../database/statements";
import { hasHits, type ForgivingSearch } from "./forgiving-search";
import { partialMatches } from "./partial-matches";
import { maxSuggestions, spellingsFor } from "./spellings";

/**
 * Texts to search for instead: the text with unknown words corrected, nearest first. If nothing has all words, corrected ones
 * included, first the parts of the text that something has.
 */
export async function suggestionsFor(reader: Reader, { typed, search }: ForgivingSearch): Promise<string[]> {
  const spelled = await spellingsFor(reader, typed);
  if (typed.sought.words.length < 2 || (await hasHits(reader, search))) return spelled;
  const lookedUp = search.sought.words.join(" ");
  const parts = await partialMatches(reader, search);
  return [...parts, ...spelled].filter((text) => text !== lookedUp).slice(0, maxSuggestions);
}
