import type { Reader } from "../../database/statements";
import { entitiesWithKeys, type Keys } from "./entities-with-keys";
import { type Judgement, judge } from "./judge";
import { knownOf } from "./known";
import type { MergedType } from "./merged-types";
import type { DuplicateReason, Known } from "./reasons";

/** A record that is not in the catalogue, and may be of an entity that is. */
export interface Sought extends Known, Keys {}

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

const different: Verdict = { outcome: "different" };

/**
 * Finds the entities that records are of. Only entities with a name, a spelling of it, a URL or an identifier in common are compared. Never the same on a
 * name alone, nor where two could be meant. `decided` are ids that it was found to be of before: they stay.
 */
export async function identify(
  reader: Reader,
  type: MergedType,
  sought: readonly Sought[],
  decided: ReadonlySet<string> = new Set(),
): Promise<Verdict[]> {
  const candidates = await entitiesWithKeys(reader, type, sought);
  const known = await knownOf(reader, type, [...new Set(candidates.flat())]);
  return sought.map((one, at) => verdictOf(judgedWith(type, one, candidates[at] ?? [], known), decided));
}

interface Judged extends Judgement {
  readonly id: string;
}

/** The likeliest first. */
function judgedWith(
  type: MergedType,
  one: Sought,
  candidates: readonly string[],
  known: ReadonlyMap<string, Known>,
): Judged[] {
  const found = candidates.flatMap((id): Judged[] => {
    const other = known.get(id);
    const judgement = other ? judge(type, one, other) : null;
    return judgement === null || judgement.outcome === "different" ? [] : [{ id, ...judgement }];
  });
  const isSame = ({ outcome }: Judgement) => Number(outcome === "same");
  return found.toSorted((a, b) => isSame(b) - isSame(a) || b.score - a.score || (a.id < b.id ? -1 : 1));
}

function verdictOf(found: readonly Judged[], decided: ReadonlySet<string>): Verdict {
  const [best, second] = found;
  if (!best) return different;
  const before = found.find(({ id }) => decided.has(id));
  const isSame = best.outcome === "same" && second?.outcome !== "same";
  const { id, score, reasons } = before ?? best;
  return { outcome: before || isSame ? "same" : "ask", id, score, reasons };
}
