import type { Reader } from "../../database/statements";
import { entitiesWithKeys, type Keys } from "./entities-with-keys";
import { type Judgement, judge } from "./judge";
import { knownOf } from "./known";
import type { MergedType } from "./merged-types";
import { rareName } from "./people/rare-names";
import { type DuplicateReason, type Known, textIn } from "./reasons";

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
 * name alone, nor where two could be meant.
 */
export async function identify(
  reader: Reader,
  type: MergedType,
  sought: readonly Sought[],
  { decided = new Set(), namesWith = () => [] }: Beside = {},
): Promise<Verdict[]> {
  const { ids, withWord } = await entitiesWithKeys(reader, type, sought);
  const known = await knownOf(reader, type, [...new Set(ids.flat())]);
  const rareNameOf = (one: Known, id: string, other: Known) =>
    rareName(textIn(one.state, "name") ?? "", textIn(other.state, "name") ?? "", (word) => {
      const others = withWord(word)?.filter((found) => found.id !== id);
      return others ? [...others.flatMap(({ names }) => names), ...namesWith(word)] : null;
    });
  const judged = (one: Sought, id: string, other: Known) => {
    const judgement = judge(type, one, other);
    const canBeSure = type === "Person" && judgement.outcome === "ask";
    const rare = canBeSure ? rareNameOf(one, id, other) : [];
    return rare.length === 0 ? judgement : judge(type, one, other, rare);
  };
  return sought.map((one, at) => {
    const found = (ids[at] ?? []).flatMap((id): Judged[] => {
      const other = known.get(id);
      const judgement = other ? judged(one, id, other) : null;
      return judgement === null || judgement.outcome === "different" ? [] : [{ id, ...judgement }];
    });
    return verdictOf(likeliestFirst(found), decided);
  });
}

/** What is known beside the records that are sought. */
interface Beside {
  /** Ids that one of them was found to be of before: they stay. */
  readonly decided?: ReadonlySet<string>;
  /** The names of people in their source that have this word in their family name. */
  readonly namesWith?: (word: string) => readonly string[];
}

interface Judged extends Judgement {
  readonly id: string;
}

function likeliestFirst(found: readonly Judged[]): Judged[] {
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
