import type { Reader } from "../../database/statements";
import { decodeCursor } from "../../domain/cursors";
import type { Order } from "../../entities/orders";
import { Page, type PageRequest } from "../pages/page";
import { knownOf } from "./known";
import type { MergedType } from "./merged-types";
import { type DuplicateRanking, idOfPair, type RankedPair } from "./ranking";
import { isProposed, judge } from "./judge";
import type { Scored } from "./reasons";

/** Two records that may be of one entity. */
export interface Duplicate extends RankedPair, Scored {}

const order: Order = { name: "LIKELIEST_FIRST", column: "score", direction: "desc" };
const list = "duplicates";

/**
 * Pairs that may be one, the likeliest first, without those that are marked as distinct. Only records that share a name or a block of
 * spellings, a link, an account or an identifier are compared, so that the work grows with the records and not with the pairs. `ranking` keeps what was
 * found until the next edit.
 */
export async function listDuplicates(
  reader: Reader,
  ranking: DuplicateRanking,
  type: MergedType,
  request: PageRequest,
): Promise<Page<Duplicate>> {
  const ranked = await ranking.of(reader, type);
  const after = request.after === null ? null : decodeCursor(list, order.name, request.after);
  const keyOf = ({ score }: RankedPair) => score.toFixed(3);
  const isLater = (pair: RankedPair) => {
    if (after === null) return true;
    return keyOf(pair) === after.sortKey ? idOfPair(pair) > after.id : keyOf(pair) < after.sortKey;
  };
  const start = ranked.findIndex(isLater);
  const pairs = start < 0 ? [] : ranked.slice(start, start + request.first + 1);
  const known = await knownOf(reader, type, [...new Set(pairs.flatMap(({ one, other }) => [one, other]))]);
  const rows = pairs.flatMap((pair): Duplicate[] => {
    const [mine, theirs] = [known.get(pair.one), known.get(pair.other)];
    const judged = mine && theirs ? judge(type, mine, theirs) : null;
    // What was edited since is in the next ranking.
    return judged && isProposed(judged) ? [{ ...pair, reasons: judged.reasons }] : [];
  });
  const keys = { sortKeys: rows.map(keyOf), ids: rows.map(idOfPair) };
  return new Page({ list, order }, request, { rows, ...keys }, async () => ranked.length);
}
