import { fold, unspaced } from "./names";
import { writtenLetters } from "./written-letters";

/** What stands in the place of a name that was taken out. */
export const nameRemoved = "[name removed]";

/** So many characters may stand between two words of a name: "Lee, Ann", "ann-lee". Any number of spaces are one. */
const maxBetween = 3;

/** A text as letters and digits only, folded, each with its place in the text. */
interface Letters {
  readonly text: string;
  /** Where the letter begins in the text, and where it ends; a letter may fold to several. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** How many characters stand between it and the letter before; null where both are of one word. */
  readonly gaps: ReadonlyArray<number | null>;
}

/** Finds names in texts whatever their case, accents, punctuation and escapes, as whole words where a script has spaces between words. */
export class Mentions {
  readonly #names: readonly string[];

  constructor(names: Iterable<string>) {
    // The longest first, so that a name is taken out as a whole.
    this.#names = [...new Set([...names].map(compact))]
      .filter((name) => name !== "")
      .toSorted((one, other) => other.length - one.length);
  }

  isIn(text: string): boolean {
    return this.#rangesIn(text).length > 0;
  }

  /** The text with another one in the place of each name. */
  without(text: string, replacement = nameRemoved): string {
    let [left, rest] = ["", 0];
    for (const [start, end] of this.#rangesIn(text)) {
      left += text.slice(rest, start) + replacement;
      rest = end;
    }
    return left + text.slice(rest);
  }

  /** In order, without overlaps. */
  #rangesIn(text: string): Array<readonly [start: number, end: number]> {
    if (this.#names.length === 0) return [];
    const letters = lettersOf(text);
    const ranges: Array<readonly [number, number]> = [];
    for (const name of this.#names) {
      for (let at = letters.text.indexOf(name); at >= 0; at = letters.text.indexOf(name, at + 1)) {
        const range = rangeAt(letters, at, name.length);
        if (range && !ranges.some(([start, end]) => start < range[1] && range[0] < end)) ranges.push(range);
      }
    }
    return ranges.toSorted(([one], [other]) => one - other);
  }
}

/** The name that a text is, as far as it is compared: letters and digits, folded. Greek's final sigma depends on the place. */
export const compact = (text: string): string => fold(text).replaceAll(" ", "").replaceAll("ς", "σ");

function rangeAt({ text, starts, ends, gaps }: Letters, at: number, length: number) {
  const end = at + length;
  if (gaps[at] === null || (end < text.length && gaps[end] === null)) return null;
  if (gaps.slice(at + 1, end).some((gap) => (gap ?? 0) > maxBetween)) return null;
  return [starts[at] as number, ends[end - 1] as number] as const;
}

function lettersOf(text: string): Letters {
  const [starts, ends, gaps]: [number[], number[], Array<number | null>] = [[], [], []];
  let [folded, between, rest, wasUnspaced] = ["", "", 0, true];
  for (const { start, end, letter } of writtenLetters(text)) {
    const letters = compact(letter);
    between += text.slice(rest, start) + (letters === "" ? " " : "");
    rest = end;
    if (letters === "") continue;
    const isUnspaced = unspaced.test(letter);
    const isOneWord = between === "" && !isUnspaced && !wasUnspaced;
    const gap = isOneWord ? null : between.replace(/\s+/gu, " ").length;
    for (let one = 0; one < letters.length; one += 1) {
      starts.push(start);
      ends.push(end);
      gaps.push(one === 0 ? gap : null);
    }
    folded += letters;
    [between, wasUnspaced] = ["", isUnspaced];
  }
  return { text: folded, starts, ends, gaps };
}
