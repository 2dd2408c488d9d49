import { fold } from "./names";

/** What stands in the place of a name that was taken out. */
export const nameRemoved = "[name removed]";

/** So many characters may stand between two words of a name: "Lee, Ann", "ann-lee", "Ann  Lee". */
const maxBetween = 3;

/** A text as letters and digits only, folded, each with its place in the text. */
interface Letters {
  readonly text: string;
  /** Where the letter begins in the text, and where it ends; a letter may fold to several. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Finds names in texts whatever their case, accents and punctuation, as whole words. */
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

/** The name that a text is, as far as it is compared: letters and digits, folded. */
export const compact = (text: string): string => fold(text).replaceAll(" ", "");

function rangeAt({ text, starts, ends }: Letters, at: number, length: number) {
  const last = at + length - 1;
  const isWithin = (place: number) =>
    starts[place] === starts[place - 1] || starts[place] === ends[place - 1];
  if ((at > 0 && isWithin(at)) || (last + 1 < text.length && isWithin(last + 1))) return null;
  for (let place = at + 1; place <= last; place += 1) {
    if ((starts[place] as number) - (ends[place - 1] as number) > maxBetween) return null;
  }
  return [starts[at] as number, ends[last] as number] as const;
}

function lettersOf(text: string): Letters {
  const [starts, ends]: [number[], number[]] = [[], []];
  let folded = "";
  for (const { index, 0: character } of text.matchAll(/[\p{L}\p{N}]\p{M}*/gu)) {
    const letters = compact(character);
    folded += letters;
    for (let one = 0; one < letters.length; one += 1) {
      starts.push(index);
      ends.push(index + character.length);
    }
  }
  return { text: folded, starts, ends };
}
