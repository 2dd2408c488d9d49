import type { Transaction } from "../statements";

/** Makes the timeline's entries of these appearances, publications and honours anew. */
export async function rebuildTimeline(transaction: Transaction, itemIds: string): Promise<void> {
  await transaction.run(`delete from timeline_entry where id in (select value from json_each($itemIds))`, {
    $itemIds: itemIds,
  });
  await transaction.run(
    `insert into timeline_entry (personId, sortOn, id, kind)
     select x.personId, x.sortOn, x.id, 'APPEARANCE' from json_each($itemIds) item join appearance x on x.id = item.value
     union
     select x.personId, p.sortOn, p.id, 'PUBLICATION' from json_each($itemIds) item
     join publication p on p.id = item.value join contribution x on x.publicationId = p.id
     union
     select x.personId, x.sortOn, x.id, 'HONOUR' from json_each($itemIds) item join honour x on x.id = item.value`,
    { $itemIds: itemIds },
  );
}
