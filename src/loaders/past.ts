import { statesAfter } from "../catalogue/queries/moments";
import { findCandidates, type Past, type PastListName, pastOf } from "../catalogue/queries/past";
import type { Reader } from "../database/statements";
import { typeOfId } from "../domain/ids";
import { alikeIn } from "./alike";

export type PastKey = readonly [until: number, id: string];
export type PastListKey = readonly [until: number, list: PastListName, parentId: string];

/** Two statements for all entities of a type after the same change. */
export async function findPast(
  reader: Reader,
  keys: readonly PastKey[],
): Promise<Map<PastKey, Past | "erased">> {
  const found = new Map<PastKey, Past | "erased">();
  for (const alike of alikeIn(keys, ([until]) => until)) {
    const [[until]] = alike;
    const states = await statesAfter(
      reader,
      until,
      alike.map(([, id]) => id),
    );
    for (const key of alike) {
      const [id, type] = [key[1], typeOfId(key[1])];
      const state = states.get(id);
      if (state === undefined || type === null) continue;
      found.set(key, state === "erased" ? state : pastOf(type, id, until, state));
    }
  }
  return found;
}

/** One statement for all lists of one relation after the same change. */
export async function findPastCandidates(
  reader: Reader,
  keys: readonly PastListKey[],
): Promise<Map<PastListKey, string[]>> {
  const found = new Map<PastListKey, string[]>();
  for (const alike of alikeIn(keys, ([until, name]) => [until, name])) {
    const [until, name] = alike[0];
    const candidates = await findCandidates(
      reader,
      name,
      until,
      alike.map(([, , id]) => id),
    );
    for (const key of alike) found.set(key, candidates.get(key[2]) ?? []);
  }
  return found;
}
