import type { Transaction } from "../../../database/statements";
import { ChangeOperation } from "../../../entities/history-tables";
import { type Differences, differencesOf } from "../../history/differences";
import { changesOfEntities } from "../../history/read-changes";
import { readStates } from "../../history/read-states";
import { momentsOf } from "../../history/replay";
import { findKnownIds } from "../../queries/by-id";
import type { MadeMerge } from "./made-merges";

/** What was edited after a merge, and before the next one or now. */
export interface EditsSince {
  /** By id, of what the merge changed. */
  readonly changed: ReadonlyMap<string, Differences>;
  /** Facts that it folded into others, which were removed then. */
  readonly removed: readonly string[];
}

/** The edits after each of these merges, which are those that are made once more, oldest first. */
export async function editsSince(
  transaction: Transaction,
  merges: readonly MadeMerge[],
): Promise<Map<MadeMerge, EditsSince>> {
  const since = new Map<MadeMerge, EditsSince>();
  for (const [place, made] of merges.entries()) {
    const later = new Set(merges.slice(place + 1).map(({ edit }) => edit));
    since.set(made, {
      changed: await changedSince(transaction, made, later),
      removed: await removedSince(transaction, made),
    });
  }
  return since;
}

async function changedSince(transaction: Transaction, made: MadeMerge, later: ReadonlySet<number>) {
  const ids = idsOf(made, ChangeOperation.UPDATED);
  const states = await readStates(transaction, ids);
  const changed = new Map<string, Differences>();
  for (const [id, changes] of await changesOfEntities(transaction, ids)) {
    const moments = momentsOf(states.get(id) ?? null, changes);
    const next = changes.findIndex(({ edit }) => later.has(edit));
    const after = moments[changes.findLastIndex(({ edit }) => edit === made.edit) + 1] ?? null;
    const end = (next < 0 ? moments.at(-1) : moments[next]) ?? null;
    if (after === null || end === null || after === "erased" || end === "erased") continue;
    changed.set(id, differencesOf(after, end));
  }
  return changed;
}

async function removedSince(transaction: Transaction, made: MadeMerge): Promise<string[]> {
  const folded = idsOf(made, ChangeOperation.MERGED).filter((id) => id !== made.absorbed);
  const known = await findKnownIds(transaction, folded);
  return folded.filter((id) => !known.has(id));
}

const idsOf = ({ changes }: MadeMerge, operation: ChangeOperation): string[] =>
  changes.flatMap((change) => (change.operation === operation ? change.entityId : []));
