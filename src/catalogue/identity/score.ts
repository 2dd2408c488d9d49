import type { State } from "../history/state";
import type { Account } from "../../entities/account";
import type { Identifier } from "../../entities/identifier";
import { Standing } from "../../entities/standing";
import { readLink } from "../../domain/links/link";
import { fold } from "../../domain/names";

export enum DuplicateReasonKind {
  IDENTIFIER = "IDENTIFIER",
  LINK = "LINK",
  ACCOUNT = "ACCOUNT",
  NAME = "NAME",
  OTHER_NAME = "OTHER_NAME",
  DATE = "DATE",
  SHARED = "SHARED",
}

/** Why two records may be of one entity. */
export interface DuplicateReason {
  readonly kind: DuplicateReasonKind;
  /** What both have: a registry and its value, a URL, a handle, a folded name, a date, the id of an entity. */
  readonly value: string;
}

/** What is known of a record: its state, and the ids of entities that facts relate it to. */
export interface Known {
  readonly state: State;
  readonly related: ReadonlySet<string>;
}

export interface Scored {
  /** From 0 to 1. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/** How much one reason says by itself, from 0 to 1. Reasons are taken as independent. */
const weights: Readonly<Record<DuplicateReasonKind, number>> = {
  IDENTIFIER: 0.9,
  LINK: 0.6,
  ACCOUNT: 0.6,
  NAME: 0.4,
  OTHER_NAME: 0.25,
  DATE: 0.2,
  SHARED: 0.3,
};

/** What both have counts so often at most: many shows in common are no proof. */
const maxShared = 3;

/**
 * Whether two records may be of one entity, and why. Null where a registry tells them apart, whatever else agrees, and where nothing
 * but a name, or nothing but what surrounds them, agrees.
 */
export function scoreOf(one: Known, other: Known): Scored | null {
  if (areToldApart(one.state, other.state)) return null;
  const own = [
    ...sharedBy(DuplicateReasonKind.IDENTIFIER, one, other, identifiersOf),
    ...sharedBy(DuplicateReasonKind.LINK, one, other, linksOf),
    ...sharedBy(DuplicateReasonKind.ACCOUNT, one, other, accountsOf),
  ];
  const names = namesInCommon(one.state, other.state);
  const around = [
    ...sharedBy(DuplicateReasonKind.DATE, one, other, datesOf),
    ...sharedBy(DuplicateReasonKind.SHARED, one, other, ({ related }) => [...related]).slice(0, maxShared),
  ];
  if (own.length === 0 && (names.length === 0 || around.length === 0)) return null;
  const reasons = [...own, ...names, ...around];
  const doubt = reasons.reduce((left, { kind }) => left * (1 - weights[kind]), 1);
  return { score: Math.round((1 - doubt) * 1_000) / 1_000, reasons };
}

/** One registry has given each an identifier of its own. What is disputed tells nothing apart. */
export function areToldApart(one: State, other: State): boolean {
  const schemes = (state: State) => {
    const found = new Map<string, Set<string>>();
    for (const { scheme, value, standing } of listIn<Identifier>(state, "identifiers")) {
      if (standing === Standing.DISPUTED) continue;
      found.set(scheme, (found.get(scheme) ?? new Set()).add(value));
    }
    return found;
  };
  const others = schemes(other);
  return [...schemes(one)].some(([scheme, values]) => {
    const theirs = others.get(scheme);
    return theirs !== undefined && ![...values].some((value) => theirs.has(value));
  });
}

function sharedBy(
  kind: DuplicateReasonKind,
  one: Known,
  other: Known,
  valuesOf: (known: Known) => readonly string[],
): DuplicateReason[] {
  const theirs = new Set(valuesOf(other));
  return [...new Set(valuesOf(one))]
    .filter((value) => theirs.has(value))
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((value) => ({ kind, value }));
}

/** A main name of both, else a name of one that is another name of the other. */
export function namesInCommon(one: State, other: State): DuplicateReason[] {
  const [mains, others] = [one, other].map((state) => {
    const main = textIn(state, "name") ?? textIn(state, "title");
    const also = [...listIn<string>(state, "alternateNames"), ...listIn<string>(state, "alternateTitles")];
    return { main: main === null ? "" : fold(main), all: new Set([main ?? "", ...also].map(fold)) };
  }) as [{ main: string; all: Set<string> }, { main: string; all: Set<string> }];
  if (mains.main !== "" && mains.main === others.main)
    return [{ kind: DuplicateReasonKind.NAME, value: mains.main }];
  const found = [mains.main, others.main].find(
    (name) => name !== "" && mains.all.has(name) && others.all.has(name),
  );
  return found === undefined ? [] : [{ kind: DuplicateReasonKind.OTHER_NAME, value: found }];
}

const identifiersOf = ({ state }: Known) =>
  listIn<Identifier>(state, "identifiers").map(({ scheme, value }) => `${scheme} ${value}`);

/** Its own pages and recordings, and its feed. */
function linksOf({ state }: Known): string[] {
  const feedUrl = textIn(state, "feedUrl");
  const own = listIn<{ readonly canonicalUrl: string; readonly purpose: string }>(state, "links").flatMap(
    ({ canonicalUrl, purpose }) => (purpose === "PROFILE" || purpose === "RECORDING" ? canonicalUrl : []),
  );
  return feedUrl === null ? own : [...own, ...canonicalFeed(feedUrl)];
}

/** Nothing for what was stored as an address and is none that can be linked to, such as one with a password. */
function canonicalFeed(feedUrl: string): string[] {
  try {
    return [readLink(feedUrl).canonicalUrl];
  } catch {
    return [];
  }
}

const accountsOf = ({ state }: Known) =>
  listIn<Account>(state, "accounts").map(
    ({ platform, handle }) => `${platform} ${handle.replace(/^@/, "").toLowerCase()}`,
  );

const datesOf = ({ state }: Known) =>
  [textIn(state, "occurredOn"), textIn(state, "publishedOn")].flatMap((date) => date ?? []);

const listIn = <T>(state: State, name: string): readonly T[] => (state[name] ?? []) as readonly T[];

const textIn = (state: State, name: string): string | null =>
  typeof state[name] === "string" ? state[name] : null;
