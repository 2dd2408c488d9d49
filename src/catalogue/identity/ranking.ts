import type { Reader } from "../../database/statements";
import { revisionOf } from "../../projections/revisions";
import { candidatesOf } from "./candidates";
import { knownOf } from "./known";
import type { MergedType } from "./merged-types";
import { judge, isProposed } from "./judge";
import type { Pair } from "./pairs";

/** Two records that may be of one entity, and how likely they are. */
export interface RankedPair {
  /** The lesser id by bytes. */
  readonly one: string;
  readonly other: string;
  readonly score: number;
}

/** So many records are in memory at once; of shows fewer, since all of their speakers are. */
const maxRecordsOf = (type: MergedType): number => (type === "Show" ? 50 : 500);

/**
 * The pairs of each type that may be one, the likeliest first. They are found once for each revision of the catalogue, which
 * reads every record that shares something with another; until the next edit, a page reads its own records only.
 */
export class DuplicateRanking {
  readonly #last = new Map<
    MergedType,
    { readonly revision: string; readonly pairs: readonly RankedPair[] }
  >();

  async of(reader: Reader, type: MergedType): Promise<readonly RankedPair[]> {
    const revision = await revisionOf(reader);
    const last = this.#last.get(type);
    if (last?.revision === revision) return last.pairs;
    const pairs = await rank(reader, type);
    this.#last.set(type, { revision, pairs });
    return pairs;
  }
}

/** By which pairs of one score are ordered. */
export const idOfPair = ({ one, other }: Pick<RankedPair, "one" | "other">): string => `${one} ${other}`;

async function rank(reader: Reader, type: MergedType): Promise<RankedPair[]> {
  const found: RankedPair[] = [];
  for (const pairs of inChunks(await candidatesOf(reader, type), maxRecordsOf(type))) {
    const known = await knownOf(reader, type, [...new Set(pairs.flat())]);
    for (const [one, other] of pairs) {
      const [mine, theirs] = [known.get(one), known.get(other)];
      const judged = mine && theirs ? judge(type, mine, theirs) : null;
      if (judged && isProposed(judged)) found.push({ one, other, score: judged.score });
    }
  }
  return found.toSorted((a, b) => b.score - a.score || (idOfPair(a) < idOfPair(b) ? -1 : 1));
}

function* inChunks(pairs: readonly Pair[], maxRecords: number): Iterable<Pair[]> {
  let [chunk, ids]: [Pair[], Set<string>] = [[], new Set()];
  for (const pair of pairs) {
    if (ids.size + 2 > maxRecords) {
      yield chunk;
      [chunk, ids] = [[], new Set()];
    }
    chunk.push(pair);
    for (const id of pair) ids.add(id);
  }
  if (chunk.length > 0) yield chunk;
}
