import { jaroWinkler } from "@skyra/jaro-winkler";

import { editDistance } from "../../../domain/edit-distance";
import { type NameParts, type PersonName, personNameOf } from "./person-name";
import { areFormsOfOne } from "./short-forms";

/** How two names of people agree, the strongest first. */
export enum NameAgreement {
  /** The same words, whatever case, accents, order, titles. */
  EQUAL = "EQUAL",
  /** A middle name or an initial of it is left out, or the nickname of one is a name of the other. */
  SPELLED = "SPELLED",
  /** “Don” and “Donald”. */
  SHORT = "SHORT",
  /** One letter is another, in a long word. */
  TYPO = "TYPO",
  /** A part of a double family name. */
  PART = "PART",
  /** “J.” and “John”. */
  INITIALS = "INITIALS",
  /** The given names only: family names change. */
  GIVEN = "GIVEN",
  NONE = "NONE",
  /** They say that they are of two: “Jr.” and “Sr.”, “David A.” and “David E.”. */
  CONTRADICTED = "CONTRADICTED",
}

const { EQUAL, SPELLED, SHORT, TYPO, PART, INITIALS, GIVEN, NONE, CONTRADICTED } = NameAgreement;

/** How two names agree. It is the same in either order. */
export function comparedNames(one: string, other: string): NameAgreement {
  return compared(personNameOf(one), personNameOf(other));
}

const strongestFirst: readonly NameAgreement[] = [
  EQUAL,
  SPELLED,
  SHORT,
  TYPO,
  PART,
  INITIALS,
  CONTRADICTED,
  GIVEN,
  NONE,
];

export function compared(one: PersonName, other: PersonName): NameAgreement {
  if (one.generation !== null && other.generation !== null && one.generation !== other.generation)
    return CONTRADICTED;
  const asWritten = new Set([
    comparedWritten(one, other),
    comparedWritten({ ...one, ...one.writtenOut }, { ...other, ...other.writtenOut }),
  ]);
  return strongestFirst.find((agreement) => asWritten.has(agreement)) ?? NONE;
}

function comparedWritten(one: PersonName, other: PersonName): NameAgreement {
  const words = ({ given, family }: NameParts) => [...given, ...family];
  const [mine, theirs] = [words(one), words(other)];
  if (mine.length === 0 || theirs.length === 0) return NONE;
  if (areSameWords(mine, theirs) || bareOf(mine) === bareOf(theirs)) return EQUAL;
  if (
    areSameWords([...one.nicknames, ...one.family], theirs) ||
    areSameWords([...other.nicknames, ...other.family], mine)
  )
    return SPELLED;
  if (one.family.length === 0 || other.family.length === 0) return nicknamed(one, other) ? SPELLED : NONE;
  const given = comparedGiven(one.given, other.given);
  const family = comparedFamily(one.family, other.family);
  if (family === EQUAL) return given;
  if (family === NONE) return given === EQUAL && isTelling(one.given[0]) ? GIVEN : NONE;
  return given === EQUAL || given === SPELLED ? family : NONE;
}

const areSameWords = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.toSorted().join(" ") === other.toSorted().join(" ");

/** “Jean-Luc” is Jeanluc. */
const bareOf = (words: readonly string[]): string => words.join("");

const isTelling = (word = ""): boolean => word.length > 2;

const nicknamed = (one: PersonName, other: PersonName): boolean =>
  [one, other].some(({ nicknames }, at) => {
    const { given, family } = at === 0 ? other : one;
    return family.length === 0 && nicknames.includes(given.join(" "));
  });

function comparedFamily(one: readonly string[], other: readonly string[]): NameAgreement {
  const [mine, theirs] = [withoutParticles(one), withoutParticles(other)];
  if (bareOf(mine) === bareOf(theirs)) return EQUAL;
  if (isTypo(bareOf(mine), bareOf(theirs))) return TYPO;
  const [shorter, longer] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine];
  const isPart =
    shorter.length < longer.length && shorter.every((word) => word.length > 2 && longer.includes(word));
  return isPart ? PART : NONE;
}

const particles = new Set([
  "von",
  "v",
  "van",
  "de",
  "der",
  "den",
  "di",
  "da",
  "del",
  "della",
  "du",
  "la",
  "le",
  "zu",
  "ter",
  "ten",
]);

function withoutParticles(words: readonly string[]): readonly string[] {
  const kept = words.filter((word) => !particles.has(word));
  return kept.length === 0 ? words : kept;
}

function comparedGiven(one: readonly string[], other: readonly string[]): NameAgreement {
  const first = comparedWords(one[0] ?? "", other[0] ?? "");
  if (first === NONE) return secondNames(one, other);
  const [mine, theirs] = [one.slice(1), other.slice(1)];
  if (areContrary(mine, theirs)) return first === INITIALS ? NONE : CONTRADICTED;
  if (first !== EQUAL) return first;
  return areSameWords(mine, theirs) ? EQUAL : SPELLED;
}

/** “J. Paul Reed” is Paul Reed: called by the second name. */
function secondNames(one: readonly string[], other: readonly string[]): NameAgreement {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  const isCalled =
    shorter.length === 1 &&
    longer.length > 1 &&
    isTelling(shorter[0]) &&
    longer.slice(1).includes(shorter[0] ?? "");
  return isCalled ? SHORT : NONE;
}

function comparedWords(one: string, other: string): NameAgreement {
  if (one === other) return one.length === 1 ? INITIALS : EQUAL;
  if (one.length === 1 || other.length === 1) return one.charAt(0) === other.charAt(0) ? INITIALS : NONE;
  if (areFormsOfOne(one, other)) return SHORT;
  return isTypo(one, other) ? TYPO : NONE;
}

/** Middle names at the same place that are two, such as A. and E.; where one has more of them, what is over says nothing. */
function areContrary(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  return one.some((word, at) => {
    const theirs = other[at] ?? "";
    return comparedWords(word, theirs) === NONE;
  });
}

/** Beneath this, Jaro-Winkler’s similarity (Winkler 1990) is of other words. */
const minSimilarity = 0.93;

/** One edit within a long word. At its end it may be another name: Daniel and Daniela, Hansen and Hanson are two. */
function isTypo(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 6 || one.slice(-3) !== other.slice(-3)) return false;
  return editDistance(one, other) === 1 && jaroWinkler(one, other) >= minSimilarity;
}
