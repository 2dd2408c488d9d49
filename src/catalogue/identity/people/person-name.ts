import { parseName } from "humanparser";

import { fold } from "../../../domain/names";

/** The words of a name, folded. */
export interface NameParts {
  /** Given and middle names in their order; of an initial its letter. */
  readonly given: readonly string[];
  /** The words of the family name; empty for a name of one word. */
  readonly family: readonly string[];
}

/** The name of a person in parts. */
export interface PersonName extends NameParts {
  readonly nicknames: readonly string[];
  /** “jr”, “sr”, “ii” …; null for none. Of two with different ones, each is a person. */
  readonly generation: string | null;
  /** The same with umlauts written out: “Jürgen” is “juergen”. */
  readonly writtenOut: NameParts;
}

const generations = new Set(["jr", "sr", "junior", "senior", "ii", "iii", "iv"]);
const generationOf: Readonly<Record<string, string>> = { junior: "jr", senior: "sr" };

/** Those that the parser does not know. */
const titles = new Set(
  `professor sir dame lord lady herr frau doktor ing dipl capt captain col colonel gen general sen senator gov governor president rabbi imam pastor sister mme mlle monsieur don doña sig dott mag`.split(
    " ",
  ),
);

/** Titles that are given names or family names as well are none without a full stop. */
const alsoNames = new Set(["don", "mag", "gen", "sen", "col", "ing", "president", "general", "sister", "lady", "lord", "judge", "master", "fr", "br", "pr", "hon", "tuan"]); // prettier-ignore

const letters =
  /^(?:phd|ph d|dphil|msc|m sc|bsc|b sc|ma|ba|mba|md|esq|cbe|obe|mbe|mp|msp|qc|kc|frs|frsa|rn|llm|llb|jd|cpa|pmp|cissp|pe|pgce|dsc|edd|mphil|dba|cmgr|mcmi|fcmi|cfa|ret|retd)$/;

/** Of suffixes that the parser takes off, those that are names: Yo-Yo Ma. */
const ignoreSuffix = ["i", "v", "ma", "pe", "apr", "cme", "rph", "qc", "kc", "md", "phd", "dmd"];

const quoted = /["“”„«»]\s*([^"“”„«»]+?)\s*["“”«»]|\(\s*([^()]+?)\s*\)|(?<=^|\s)['‘]([^'‘’]+)['’](?=\s|$)/gu;

/** No name is longer, and what the patterns cost grows faster than a text. */
const maxLength = 300;

/** Parses a name in any of its written orders. Never throws: a name is as odd as people write it. */
export function personNameOf(text: string): PersonName {
  const nicknames: string[] = [];
  const bare = text.slice(0, maxLength).replaceAll(quoted, (_, ...found: unknown[]) => {
    nicknames.push(...found.slice(0, 3).flatMap((one) => (typeof one === "string" ? [fold(one)] : [])));
    return " ";
  });
  const { words, generation } = withoutLetters(bare.replaceAll(/\s+/gu, " ").trim());
  const name = withoutTitles(words);
  const {
    firstName = "",
    middleName = "",
    lastName = "",
    suffix,
  } = name === "" ? {} : parseName(name, { ignoreSuffix, ignoreSalutation: [...alsoNames] });
  const partsOf = (write: (text: string) => string) =>
    ordered(wordsOf(write(`${firstName} ${middleName}`)), wordsOf(write(lastName)));
  const stated = generation ?? (suffix === undefined ? null : fold(suffix));
  return {
    ...partsOf((asStated) => asStated),
    nicknames: nicknames.filter((one) => one !== ""),
    generation: stated !== null && generations.has(stated) ? (generationOf[stated] ?? stated) : null,
    writtenOut: partsOf(writtenOut),
  };
}

/** “Lee J” is J. Lee: a family name is more than a letter. */
function ordered(given: readonly string[], family: readonly string[]): NameParts {
  const [first = ""] = given;
  const isInitial = family.every((word) => word.length === 1) && family.length > 0;
  return isInitial && given.length === 1 && first.length > 1
    ? { given: family, family: [first] }
    : { given, family };
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(" ")
    .filter((word) => word !== "");

const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa", ß: "ss" };

const writtenOut = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[äöüøåß]/gu, (letter) => umlauts[letter] ?? letter);

/** A name without what follows it: degrees, honours, the generation. */
function withoutLetters(text: string): { readonly words: string; readonly generation: string | null } {
  let generation: string | null = null;
  const isLetters = (word: string): boolean => {
    const folded = fold(word);
    if (generations.has(folded)) generation = folded;
    return (
      generations.has(folded) ||
      letters.test(folded) ||
      /^(?:\p{Lu}\.?){3,}$/u.test(word.replace(/^(?:M|B|Ph)\.?(?=Sc|D)/u, "MM"))
    );
  };
  const [first = "", ...parts] = text.split(/\s*,\s*/u);
  const isShouted = text === text.toUpperCase();
  const kept = parts.filter((part) => {
    const words = part.split(" ").filter((word) => word !== "");
    const areLetters = words.every((word) =>
      isShouted ? letters.test(fold(word)) || generations.has(fold(word)) : isLetters(word),
    );
    if (areLetters && isShouted && generations.has(fold(part))) generation = fold(part);
    return !areLetters;
  });
  const words = first.split(" ");
  const canEnd = isShouted ? words.length : 2;
  while (words.length > canEnd) {
    const last = words.at(-1) ?? "";
    const isOne = generations.has(fold(last))
      ? isLetters(last)
      : letters.test(fold(last)) && last !== capitalised(last);
    if (!isOne) break;
    words.pop();
  }
  return { words: [words.join(" "), ...kept].join(", "), generation };
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** A name without the titles before it, however many there are. */
function withoutTitles(text: string): string {
  const words = text.split(" ");
  const isTitle = (word: string) => {
    const folded = fold(word);
    if (alsoNames.has(folded)) return word.endsWith(".");
    return (
      titles.has(folded) || /^(?:mr|mister|mrs|miss|ms|mx|dr|prof|rev|sra|srta|dr h c|ph d)$/.test(folded)
    );
  };
  while (words.length > 1 && isTitle(words[0] ?? "")) words.shift();
  return words.join(" ");
}
