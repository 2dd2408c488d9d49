import { ChangeOperation } from "../../entities/history-tables";
import { canonicalJson } from "../content/canonical-json";
import { isSame, withValues } from "./differences";
import { saltedHash } from "./hashes";
import { differencesIn, takenStateIn, type StoredChange } from "./read-changes";
import type { State } from "./state";

/** An entity between two changes: its state, null while there is none, "erased" where that is not known any more. */
export type Moment = State | null | "erased";

/** The moments of an entity, from that before its first change to its row now; "erased" also where history and row disagree. */
export function momentsOf(row: State | null, changes: readonly StoredChange[]): Moment[] {
  const moments: Moment[] = [row];
  for (const change of changes.toReversed()) {
    const found = before(change, moments[0] ?? null);
    moments.unshift(typeof found === "string" ? "erased" : found.moment);
  }
  return moments;
}

/**
 * What is wrong between an entity's row and its changes, oldest first; null if nothing is. From the row it goes back: each
 * change must have made what is there after it, and the first state must be the one that its creation is the hash of.
 */
export function disagreement(row: State | null, changes: readonly StoredChange[]): string | null {
  let after: Moment = row;
  for (const change of changes.toReversed()) {
    const found = before(change, after);
    if (typeof found === "string") return `change ${change.number}: ${found}`;
    after = found.moment;
  }
  return after === null ? null : "it is there before its creation";
}

/** The moment before a change, or what is wrong with it. */
function before(change: StoredChange, after: Moment): { readonly moment: Moment } | string {
  switch (change.operation) {
    case ChangeOperation.CREATED:
    case ChangeOperation.UNMERGED:
      return beforeCreation(change, after);
    case ChangeOperation.UPDATED:
      return beforeUpdate(change, after);
    case ChangeOperation.REMOVED:
    case ChangeOperation.MERGED:
      if (after !== null && after !== "erased")
        return `it is there after it was ${change.operation.toLowerCase()}`;
      return { moment: takenStateIn(change) ?? "erased" };
    case ChangeOperation.FORGOTTEN:
      return after === null ? { moment: "erased" } : "it is there after it was forgotten";
  }
}

function beforeCreation({ salt, payloadHash }: StoredChange, after: Moment) {
  if (after === null) return "it is gone after its creation";
  const isKnown = salt !== null && after !== "erased";
  if (isKnown && saltedHash(salt, canonicalJson(after)) !== payloadHash)
    return "it was created with other values";
  return { moment: null };
}

function beforeUpdate(change: StoredChange, after: Moment) {
  if (after === null) return "it is gone after an update";
  const differences = differencesIn(change);
  if (differences === null || after === "erased") return { moment: "erased" as const };
  for (const [name, [, value]] of Object.entries(differences)) {
    if (!isSame(after[name], value)) return `${name} is not what the change made of it`;
  }
  const values = Object.entries(differences).map(([name, [value]]) => [name, value] as const);
  return { moment: withValues(after, Object.fromEntries(values)) };
}
