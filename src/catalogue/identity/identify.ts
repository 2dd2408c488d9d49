import { among, isOfType } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { wordsOf } from "../../domain/words";
import { firstIndirectRank } from "../../projections/links";
import { indexedName } from "../../projections/search/search-entry";
import { knownOf } from "./known";
import type { MergedType } from "./merged-types";
import {
  areToldApart,
  type DuplicateReason,
  DuplicateReasonKind,
  type Known,
  namesInCommon,
  scoreOf,
} from "./score";

/** A record that is not in the catalogue, and may be of an entity that is. */
export interface Sought extends Known {
  /** The names that it may be found by. */
  readonly names: readonly string[];
  /** Canonical URLs of its own: pages, recordings, its feed. */
  readonly urls: readonly string[];
  /** Scheme and value of its identifiers. */
  readonly identifiers: ReadonlyArray<readonly [scheme: string, value: string]>;
}

/** Whether a record is of an entity of the catalogue: of which, how likely from 0 to 1, and why. */
export type Verdict =
  | { readonly outcome: "different" }
  | {
      /** `ask`: it may be, and only a person can tell. */
      readonly outcome: "same" | "ask";
      readonly id: string;
      readonly score: number;
      readonly reasons: readonly DuplicateReason[];
    };

/** A name or a URL of more entities than this tells nothing. */
const maxWithKey = 12;

const different: Verdict = { outcome: "different" };

/**
 * Finds the entities that records are of. Only entities with a name, a URL or an identifier in common are compared. Never the same on a name
 * alone, nor where a registry has different ids for them, nor where two could be meant. `decided` are ids that it was found to be of before: they stay.
 */
export async function identify(
  reader: Reader,
  type: MergedType,
  sought: readonly Sought[],
  decided: ReadonlySet<string> = new Set(),
): Promise<Verdict[]> {
  const candidates = await candidatesOf(reader, type, sought);
  const known = await knownOf(reader, type, [...new Set(candidates.flat())]);
  return sought.map((one, at) => verdictOf(compared(type, one, candidates[at] ?? [], known), decided));
}

interface Compared {
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
  readonly isSame: boolean;
}

/** The likeliest first. */
function compared(
  type: MergedType,
  one: Sought,
  candidates: readonly string[],
  known: ReadonlyMap<string, Known>,
): Compared[] {
  const found = candidates.flatMap((id) => {
    const other = known.get(id);
    const agreeing = other ? compare(type, one, other) : null;
    return agreeing ? [{ id, ...agreeing }] : [];
  });
  return found.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function verdictOf(found: readonly Compared[], decided: ReadonlySet<string>): Verdict {
  const [best, ...others] = found;
  if (!best) return different;
  const before = found.find(({ id }) => decided.has(id));
  const isSame = best.isSame && !others.some((other) => other.isSame);
  const { id, score, reasons } = before ?? best;
  return { outcome: before || isSame ? "same" : "ask", id, score, reasons };
}

function compare(type: MergedType, one: Known, other: Known) {
  const scored = scoreOf(one, other);
  if (scored) {
    const kinds = new Set(scored.reasons.map(({ kind }) => kind));
    return { ...scored, isSame: isEnough(type, kinds) };
  }
  const reasons = namesInCommon(one.state, other.state);
  if (reasons.length === 0 || areToldApart(one.state, other.state)) return null;
  return { score: 0, reasons, isSame: false };
}

const { IDENTIFIER, LINK, ACCOUNT, NAME, OTHER_NAME, DATE, SHARED } = DuplicateReasonKind;

/** Whether these reasons together leave no doubt that a person would have. Titles of episodes come again within a show. */
function isEnough(type: MergedType, kinds: ReadonlySet<DuplicateReasonKind>): boolean {
  if (kinds.has(IDENTIFIER)) return true;
  const isNamed = kinds.has(NAME) || kinds.has(OTHER_NAME);
  if (type === "Episode") return kinds.has(SHARED) && (kinds.has(LINK) || (isNamed && kinds.has(DATE)));
  return isNamed && (kinds.has(LINK) || kinds.has(ACCOUNT) || kinds.has(SHARED));
}

async function candidatesOf(
  reader: Reader,
  type: MergedType,
  sought: readonly Sought[],
): Promise<string[][]> {
  const keysOf = ({ names, urls, identifiers }: Sought) => [
    ...names.map((name) => `n ${indexedName(wordsOf(name).join(" "))}`),
    ...urls.map((url) => `l ${url}`),
    ...identifiers.map(([scheme, value]) => `i ${scheme} ${value}`),
  ];
  const keys = [...new Set(sought.flatMap(keysOf))];
  const of = (kind: string) => keys.flatMap((key) => (key.startsWith(`${kind} `) ? key.slice(2) : []));
  const pairs = sought.flatMap(({ identifiers: own }) => own);
  const [schemes, values] = [pairs.map(([scheme]) => scheme), pairs.map(([, value]) => value)];
  const rows = await reader.all<{ key: string; id: string }>(
    sql`select 'n ' || s."name" as "key", s."id" from "search_name" s
        where s."type" = ${type} and ${among(raw('s."name"'), of("n"))}
        union
        select 'l ' || l."canonicalUrl", l."id" from "link_entry" l
        where ${among(raw('l."canonicalUrl"'), of("l"))} and l."rank" < ${firstIndirectRank} and ${isOfType(raw('l."id"'), type)}
        union
        select 'i ' || i."scheme" || ' ' || i."value", i."ownerId" from "identifier" i
        where ${among(raw('i."scheme"'), schemes)} and ${among(raw('i."value"'), values)} and ${isOfType(raw('i."ownerId"'), type)}`,
  );
  const byKey = new Map<string, string[]>();
  for (const { key, id } of rows) byKey.set(key, [...(byKey.get(key) ?? []), id]);
  return sought.map((one) => [
    ...new Set(
      keysOf(one).flatMap((key) => {
        const ids = byKey.get(key) ?? [];
        return ids.length > maxWithKey ? [] : ids;
      }),
    ),
  ]);
}
