import type { State } from "../history/state";
import type { Programme } from "./programmes";

export enum DuplicateReasonKind {
  IDENTIFIER = "IDENTIFIER",
  LINK = "LINK",
  ACCOUNT = "ACCOUNT",
  NAME = "NAME",
  OTHER_NAME = "OTHER_NAME",
  SPELLING = "SPELLING",
  RARE_NAME = "RARE_NAME",
  DATE = "DATE",
  SHARED = "SHARED",
  SPEAKERS = "SPEAKERS",
  TRACKS = "TRACKS",
  CONTRADICTION = "CONTRADICTION",
}

/** Why two records may be of one entity, or what speaks against it. */
export interface DuplicateReason {
  readonly kind: DuplicateReasonKind;
  /** What both have: a registry and its value, a URL, a handle, a folded name, a date, the id of an entity. Of a contradiction, what both say. */
  readonly value: string;
}

/** What is known of a record: its state, and the ids of entities that facts relate it to. */
export interface Known {
  readonly state: State;
  readonly related: ReadonlySet<string>;
  /** Of a show that comes again. */
  readonly programme?: Programme;
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
  SPELLING: 0.25,
  RARE_NAME: 0.3,
  DATE: 0.2,
  SHARED: 0.3,
  SPEAKERS: 0.6,
  TRACKS: 0.2,
  CONTRADICTION: 0,
};

/** What one contradiction leaves of a score. */
const contradicted = 0.5;

/** What these reasons say together. */
export function scoreOf(reasons: readonly DuplicateReason[]): number {
  const doubt = reasons.reduce((left, { kind }) => left * (1 - weights[kind]), 1);
  const against = reasons.filter(({ kind }) => kind === DuplicateReasonKind.CONTRADICTION).length;
  return Math.round((1 - doubt) * contradicted ** against * 1_000) / 1_000;
}

export const listIn = <T>(state: State, name: string): readonly T[] => (state[name] ?? []) as readonly T[];

export const textIn = (state: State, name: string): string | null =>
  typeof state[name] === "string" ? state[name] : null;
