import { wordsOf } from "../../domain/words";
import type { MergedType } from "./merged-types";
import { bareNameOf } from "./names";
import { personNameOf } from "./people/person-name";
import { shortFormsOf } from "./people/short-forms";
import { bareTitleOf } from "./titles";

/** A word of the name of a person, and the range that another word of it is in. */
export type WordRange = readonly [word: string, from: string, until: string];

/** After every word that begins so. */
const last = "\u{10FFFF}";

const joined = (text: string): string => wordsOf(text).join(" ");

/** Editions of which years are sought by their titles. */
const years = Array.from({ length: 60 }, (_, at) => String(1980 + at));

/** Other ways in which a name may stand as a whole. */
export function otherSpellings(type: MergedType, name: string): string[] {
  if (type === "Person") {
    const { given, family } = personNameOf(name);
    return [
      [...given, ...family],
      [...family, ...given],
    ].map((words) => joined(words.join(" ")));
  }
  if (type === "Organisation") return [bareNameOf(name), `the ${bareNameOf(name)}`];
  if (type !== "Show") return [];
  const bare = joined(bareTitleOf(name));
  return bare === "" || bare === joined(name) ? [bare] : [bare, ...years.map((year) => `${bare} ${year}`)];
}

/** So many letters of a given name are alike in its short forms: Don, Donald. */
const beginning = 3;

/** Where the name of a person may stand otherwise: a word of the family name, and how the given name may begin. */
export function wordRangesOf(name: string): WordRange[] {
  const { given, family } = personNameOf(name);
  const [first = ""] = given;
  if (first === "" || family.length === 0) return [];
  const begins = (text: string): [string, string] => [text, `${text}${last}`];
  const initial = first.charAt(0);
  const ranges: Array<[string, string]> =
    first.length === 1
      ? [begins(first)]
      : [
          [initial, initial],
          ...[first, ...shortFormsOf(first), unwritten(first)].map((one) =>
            begins(Array.from(one).slice(0, beginning).join("")),
          ),
        ];
  const families = family.filter((word) => word.length > 2 || family.length === 1);
  const words = [...new Set(families.flatMap((word) => [word, unwritten(word)]))];
  return words.flatMap((word) => ranges.map(([from, until]): WordRange => [word, from, until]));
}

/** A word of the family name, and a letter that a given name or a form of it begins with. */
type SpellingBlock = readonly [word: string, letter: string];

/** Spellings of one name have one of these in common. Of two words either may be the family name. Words are without umlauts that are written out. */
export function spellingBlocksOf(name: string): SpellingBlock[] {
  const { given, family } = personNameOf(name);
  const readings = [{ given, family }];
  if (given.length === 1 && family.length === 1) readings.push({ given: family, family: given });
  return readings.flatMap((reading) => {
    const forms = reading.given.flatMap((one) => [one, ...shortFormsOf(one)]);
    const letters = new Set(forms.map((one) => Array.from(one)[0] ?? ""));
    return reading.family.flatMap((word) =>
      [...letters].map((letter): SpellingBlock => [unwritten(word), letter]),
    );
  });
}

/** Umlauts, written out. */
export const umlautsWrittenOut = ["ae", "oe", "ue"] as const;

/** “juergen” is jurgen where it is written with its umlaut. */
export const unwritten = (word: string): string => word.replaceAll(/([aou])e/g, "$1");
