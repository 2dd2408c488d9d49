import type { Transaction } from "../../../database/statements";
import type { EditOfCommand } from "../edit";
import { editsSince } from "./edits-since";
import { laterMerges, mergeOf } from "./made-merges";
import { merge } from "./merge";
import { takeOut } from "./take-out";

/**
 * Takes an entity out of the one that it was merged into: what was moved goes back with all that was changed of it since, facts
 * that were one are two again, and the survivor loses what it got, but for fields that were changed since. Later merges that build
 * on this one are taken back before and made once more after it, each as an edit of its own, so that all is as if only they had
 * been made. Refuses where what is needed was removed or erased.
 */
export async function unmerge(edit: EditOfCommand, transaction: Transaction, id: string): Promise<void> {
  const first = await mergeOf(transaction, id);
  const later = await laterMerges(transaction, first);
  const since = await editsSince(transaction, later);
  for (const made of later.toReversed()) {
    await takeOut(edit, transaction, made);
    await edit.next();
  }
  await takeOut(edit, transaction, first);
  for (const made of later) {
    await edit.next();
    await edit.remove(since.get(made)?.removed ?? []);
    await merge(edit, transaction, made, since.get(made)?.changed);
  }
}
