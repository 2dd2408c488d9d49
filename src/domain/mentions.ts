import { fold, unspaced } from "./names";
import { writtenLetters } from "./written-letters";

/** What stands in the place of a name that was taken out. */
export const nameRemoved = "[name removed]";

/** So many characters may stand between two words of a name: "Lee, Ann", "ann-lee". Any number of spaces are one, tags and marks of emphasis none. */
const maxBetween = 3;

/** A text as letters and digits only, folded, each with its place in the text. */
interface Letters {
  readonly text: string;
  /** Where the letter begins in the text, and where it ends; a letter may fold to several. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** What stands between it and the letter before; null where both are of one word. */
  readonly betweens: ReadonlyArray<string | null>;
}

/** A name to look for. */
interface Form {
  readonly letters: string;
  /** How many letters stand before the comma that it must have; null where it needs none. */
  readonly comma: number | null;
  /** Whether it is none beside another name: “Lee, Ann” is not meant in “Sue Lee, Ann Ray”. */
  readonly isApart: boolean;
}

/**
 * Finds names in texts whatever their case, accents, punctuation, escapes and markup, as whole words where a script has spaces between
 * words. `familyFirst` are names such as “Lee, Ann” that are found with their comma only.
 */
export class Mentions {
  readonly #forms: readonly Form[];

  constructor(names: Iterable<string>, familyFirst: Iterable<string> = []) {
    const forms = new Map<string, Form>();
    const all = [
      ...[...names].map((name) => formOf(name)),
      ...[...familyFirst].map((name) => formOf(name, compact(name.split(",")[0] ?? "").length)),
    ];
    for (const form of all) {
      const isLooser = (forms.get(form.letters)?.isApart ?? true) && !form.isApart;
      if (form.letters !== "" && (isLooser || !forms.has(form.letters))) forms.set(form.letters, form);
    }
    // The longest first, so that a name is taken out as a whole.
    this.#forms = [...forms.values()].toSorted((one, other) => other.letters.length - one.letters.length);
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
  #rangesIn(text: string): Range[] {
    if (this.#forms.length === 0) return [];
    const ranges: Range[] = [];
    // With what is written in tags, and as it is read: `Jo<b>hn</b>`.
    for (const letters of [lettersOf(text), ...(text.includes("<") ? [lettersOf(text, tags)] : [])]) {
      for (const form of this.#forms) {
        for (
          let at = letters.text.indexOf(form.letters);
          at >= 0;
          at = letters.text.indexOf(form.letters, at + 1)
        ) {
          const range = rangeAt(letters, at, form);
          if (!range || ranges.some(([start, end]) => start < range[1] && range[0] < end)) continue;
          if (!form.isApart || standsApart(text, range)) ranges.push(range);
        }
      }
    }
    return ranges.toSorted(([one], [other]) => one - other);
  }
}

type Range = readonly [start: number, end: number];

const formOf = (name: string, comma: number | null = null): Form => ({
  letters: compact(name),
  comma,
  isApart: name.includes(","),
});

/** The name that a text is, as far as it is compared: letters and digits, folded. */
export const compact = (text: string): string => fold(text).replaceAll(" ", "");

/** Tags of HTML. */
const tags = /<\/?[a-z][^<>]*>/giu;

/** Marks of emphasis in plain texts. */
const emphasis = /[*_~`]+/gu;

function rangeAt(
  { text, starts, ends, betweens }: Letters,
  at: number,
  { letters, comma }: Form,
): Range | null {
  const end = at + letters.length;
  if (betweens[at] === null || (end < text.length && betweens[end] === null)) return null;
  if (betweens.slice(at + 1, end).some((between) => widthOf(between ?? "") > maxBetween)) return null;
  if (comma !== null && !/[,，]/u.test(betweens[at + comma] ?? "")) return null;
  return [starts[at] as number, ends[end - 1] as number];
}

const widthOf = (between: string): number => between.replace(/\s+/gu, " ").replace(emphasis, "").length;

/** Whether no word with a capital letter stands directly before or after it, as another part of somebody's name would. */
function standsApart(text: string, [start, end]: Range): boolean {
  const before = /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{M}’'-]*)\.?\s+$/u.exec(
    text.slice(Math.max(0, start - maxWord), start),
  )?.[1];
  const isBeside = before !== undefined && !beforeNames.has(before.toLowerCase());
  return !isBeside && !/^\s+\p{Lu}/u.test(text.slice(end, end + maxWord));
}

/** Words that stand before names, and are none, also with a capital letter. */
const beforeNames: ReadonlySet<string> = new Set(
  "and at by dr for from guest guests host hosts in mr mrs ms of on prof professor speaker speakers the to with".split(
    " ",
  ),
);

const maxWord = 60;

function lettersOf(text: string, skipped: RegExp | null = null): Letters {
  const skips = skipped ? [...text.matchAll(skipped)] : [];
  const [starts, ends, betweens]: [number[], number[], Array<string | null>] = [[], [], []];
  let [folded, between, rest, wasUnspaced] = ["", "", 0, true];
  for (const { start, end, letter } of writtenLetters(text)) {
    while (skips[0] && skips[0].index + skips[0][0].length <= start) skips.shift();
    if (skips[0] && skips[0].index <= start) continue;
    const letters = compact(letter);
    between += text.slice(rest, start) + (letters === "" ? " " : "");
    rest = end;
    if (letters === "") continue;
    const isUnspaced = unspaced.test(letter);
    const isOneWord = between === "" && !isUnspaced && !wasUnspaced;
    const read = skipped ? between.replaceAll(skipped, "") : between;
    for (let one = 0; one < letters.length; one += 1) {
      starts.push(start);
      ends.push(end);
      betweens.push(one === 0 && !isOneWord ? read : null);
    }
    folded += letters;
    [between, wasUnspaced] = ["", isUnspaced];
  }
  return { text: folded, starts, ends, betweens };
}
