import type { Transaction } from "../statements";

/** Columns that repeat another table's, so that a list is one range of one index. `is not`: rows that agree stay untouched. */
const updates = [
  `update appearance set showId = e.showId, sortOn = e.sortOn from episode e
   where e.id = appearance.episodeId and appearance.id in (select value from json_each($ids))
     and (appearance.showId, appearance.sortOn) is not (e.showId, e.sortOn)`,
  `update contribution set sortOn = p.sortOn from publication p
   where p.id = contribution.publicationId and p.id in (select value from json_each($ids))
     and contribution.sortOn is not p.sortOn`,
  `update honour set sortOn = w.sortOn from award w
   where w.id = honour.awardId and honour.id in (select value from json_each($ids)) and honour.sortOn is not w.sortOn`,
];

/** Takes ids of appearances, publications and honours. */
export async function updateDerivedColumns(transaction: Transaction, ids: string): Promise<void> {
  for (const update of updates) await transaction.run(update, { $ids: ids });
}
