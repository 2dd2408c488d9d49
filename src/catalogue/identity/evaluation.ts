import { BadInput, shown } from "../../domain/errors";
import { canonicalOf, LinkPurpose } from "../../domain/links/link";
import { fold } from "../../domain/names";
import { judge, type Outcome } from "./judge";
import { rareName } from "./people/rare-names";
import type { DuplicateReason, Known } from "./reasons";

/** What a source says of a person, as far as it tells who it is. */
export interface LabelledRecord {
  readonly source: string;
  readonly key: string;
  readonly name: string;
  readonly accounts: ReadonlyArray<{ readonly platform: string; readonly handle: string }>;
  readonly urls: readonly string[];
  /** What facts relate it to, by any name. */
  readonly related: readonly string[];
}

/** Two records, and whether they are of one person. */
export interface LabelledPair {
  readonly id: string;
  /** `seen`: looked at while the scorer is made; `sealed`: scored once. */
  readonly half: "seen" | "sealed";
  readonly stratum: string;
  readonly label: "same" | "different";
  readonly one: LabelledRecord;
  readonly other: LabelledRecord;
  /** The names of others in their sources with the family name of one of them. Without it none is known to be rare. */
  readonly namesakes?: readonly string[];
}

export type Half = LabelledPair["half"];

/** A pair that the scorer got wrong, with what it said and why. */
export interface Mistake {
  readonly id: string;
  readonly stratum: string;
  readonly one: string;
  readonly other: string;
  readonly outcome: Outcome;
  readonly reasons: readonly DuplicateReason[];
}

interface Counts {
  readonly pairs: number;
  readonly same: number;
  readonly different: number;
  /** What the scorer said of those that are the same, and of those that are not. */
  readonly ofSame: Readonly<Record<Outcome, number>>;
  readonly ofDifferent: Readonly<Record<Outcome, number>>;
  /** The share that is the same of those that the scorer says are; null where it says so of none. */
  readonly precision: number | null;
  /** The share that the scorer says are the same of those that are; null where none is. */
  readonly recall: number | null;
}

export interface Evaluation extends Counts {
  readonly strata: Readonly<Record<string, Counts>>;
  /** Those that are the same and were not found to be. */
  readonly misses: readonly Mistake[];
  /** Those that are not the same and were found to be. */
  readonly inventions: readonly Mistake[];
}

/** How right the scorer is about labelled pairs. What it asks about is not found. */
export function evaluate(pairs: readonly LabelledPair[]): Evaluation {
  const judged = pairs.map((pair) => ({
    ...pair,
    ...judge("Person", knownOfRecord(pair.one), knownOfRecord(pair.other), rareNameIn(pair)),
  }));
  const strata = [...new Set(pairs.map(({ stratum }) => stratum))].toSorted();
  const mistakes = (label: LabelledPair["label"]) =>
    judged
      .filter((pair) => pair.label === label && (pair.outcome === "same") !== (label === "same"))
      .map(({ id, stratum, one, other, outcome, reasons }): Mistake => ({
        id,
        stratum,
        one: one.name,
        other: other.name,
        outcome,
        reasons,
      }));
  return {
    ...countsOf(judged),
    strata: Object.fromEntries(
      strata.map((name) => [name, countsOf(judged.filter(({ stratum }) => stratum === name))]),
    ),
    misses: mistakes("same"),
    inventions: mistakes("different"),
  };
}

function countsOf(
  judged: ReadonlyArray<{ readonly label: LabelledPair["label"]; readonly outcome: Outcome }>,
): Counts {
  const of = (label: LabelledPair["label"]) => {
    const outcomes = judged.flatMap((pair) => (pair.label === label ? pair.outcome : []));
    const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
    return { same: count("same"), ask: count("ask"), different: count("different") };
  };
  const [ofSame, ofDifferent] = [of("same"), of("different")];
  const total = (counts: Readonly<Record<Outcome, number>>) => counts.same + counts.ask + counts.different;
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    pairs: judged.length,
    same: total(ofSame),
    different: total(ofDifferent),
    ofSame,
    ofDifferent,
    precision: share(ofSame.same, ofSame.same + ofDifferent.same),
    recall: share(ofSame.same, total(ofSame)),
  };
}

const rareNameIn = ({ one, other, namesakes }: LabelledPair) =>
  rareName(
    one.name,
    other.name,
    (word) => namesakes?.filter((name) => fold(name).split(" ").includes(word)) ?? null,
  );

function knownOfRecord({ name, accounts, urls, related }: LabelledRecord): Known {
  const links = urls.flatMap((url) => {
    const canonicalUrl = canonicalOf(url);
    return canonicalUrl === null ? [] : [{ canonicalUrl, purpose: LinkPurpose.PROFILE }];
  });
  return {
    state: { name, accounts: accounts.map((one) => ({ ...one, url: null })), links },
    related: new Set(related),
  };
}

/** Reads labelled pairs, one a line as JSON. */
export function readPairs(text: string): LabelledPair[] {
  return text.split("\n").flatMap((line, at): LabelledPair[] => {
    if (line.trim() === "") return [];
    const problem = (got: string) =>
      new BadInput(`Expected a labelled pair as JSON on line ${at + 1}, but got ${got}.`);
    let pair: unknown;
    try {
      pair = JSON.parse(line);
    } catch {
      throw problem(shown(line.slice(0, 60)));
    }
    if (!isPair(pair)) throw problem(shown(line.slice(0, 60)));
    return [pair];
  });
}

function isPair(given: unknown): given is LabelledPair {
  const pair = given as Partial<LabelledPair> | null;
  const isRecord = (one: Partial<LabelledRecord> | undefined) =>
    typeof one?.name === "string" && [one.accounts, one.urls, one.related].every(Array.isArray);
  return (
    typeof pair?.id === "string" &&
    typeof pair.stratum === "string" &&
    (pair.half === "seen" || pair.half === "sealed") &&
    (pair.label === "same" || pair.label === "different") &&
    (pair.namesakes === undefined || Array.isArray(pair.namesakes)) &&
    isRecord(pair.one) &&
    isRecord(pair.other)
  );
}
