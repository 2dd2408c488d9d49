import type { Transaction } from "../../../database/statements";
import type { State } from "../../history/state";
import { findKnownIds } from "../../queries/by-id";
import { withReferences } from "./references-in";

/** States of before, with references to what is there now: what they refer to may have been merged since, but for themselves. */
export async function presentReferences(
  transaction: Transaction,
  states: ReadonlyMap<string, State>,
): Promise<Map<string, State>> {
  const referred = new Set<string>();
  for (const state of states.values()) withReferences(state, (id) => (referred.add(id), id));
  const known = await findKnownIds(
    transaction,
    [...referred].filter((id) => !states.has(id)),
  );
  return new Map(
    [...states].map(([id, state]) => [id, withReferences(state, (one) => known.get(one) ?? one)]),
  );
}
