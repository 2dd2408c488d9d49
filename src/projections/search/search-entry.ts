import { canBeMisspelt } from "../../domain/edit-distance";
import { wordsOf } from "../../domain/words";

/** A row of `search_entry`. */
export interface SearchEntry {
  readonly id: string;
  readonly type: string;
  /** JSON arrays of texts as stored, the main name first. */
  readonly names: string;
  readonly prose: string;
  /** " | ada lovelace | lady lovelace | ", sorted by bytes. */
  readonly foldedNames: string;
  /** The same, then the words of the prose: " | ada lovelace | … | english mathematician ". */
  readonly foldedText: string;
  /** The length of the main name, folded. Shorter names match better. */
  readonly length: number;
}

export function searchEntryOf(
  type: string,
  id: string,
  names: ReadonlyArray<string | null>,
  prose: ReadonlyArray<string | null>,
): SearchEntry {
  const [said, given] = [prose, names].map((texts) => texts.filter((text) => Boolean(text))) as [
    string[],
    string[],
  ];
  const folded = given.map((name) => wordsOf(name).join(" "));
  const distinct = [...new Set(folded)].filter((name) => name !== "");
  const foldedNames = ` | ${distinct
    .toSorted(byBytes)
    .map((name) => `${name} | `)
    .join("")}`;
  return {
    id,
    type,
    names: JSON.stringify(given),
    prose: JSON.stringify(said),
    foldedNames,
    foldedText: `${foldedNames}${said
      .flatMap(wordsOf)
      .map((word) => `${word} `)
      .join("")}`,
    length: folded[0]?.length ?? 0,
  };
}

/** Compares text by bytes, as the database does. JavaScript compares UTF-16 units. */
function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** The lookup keys of some entries: of `search_name` and `search_word`, and words for spelling suggestions, as JSON. */
export interface SearchKeys {
  readonly search_name: Set<string>;
  readonly search_word: Set<string>;
  readonly spelled: Set<string>;
}

/** Computed from the entries alone, so that the old entry gives the keys to delete. */
export function keysOf(entries: readonly SearchEntry[]): SearchKeys {
  const keys: SearchKeys = { search_name: new Set(), search_word: new Set(), spelled: new Set() };
  for (const { type, id, foldedNames, foldedText, length } of entries) {
    for (const name of foldedNames.split(" | "))
      if (name !== "") keys.search_name.add(JSON.stringify([type, indexedName(name), id]));

    const ofNames = new Set(wordsIn(foldedNames));
    for (const word of ofNames) if (canBeMisspelt(word)) keys.spelled.add(JSON.stringify(word));
    for (const word of new Set(wordsIn(foldedText)))
      keys.search_word.add(JSON.stringify([type, word, ofNames.has(word) ? 0 : 1, length, id]));
  }
  return keys;
}

/** The beginning of a long name: PostgreSQL's indexes take no more. */
const maxNameLength = 600;

export function indexedName(name: string): string {
  return name.length <= maxNameLength ? name : Array.from(name).slice(0, maxNameLength).join("");
}

function wordsIn(folded: string): string[] {
  return folded.split(" ").filter((word) => word !== "" && word !== "|");
}
