import type { Transaction } from "../statements";

/** What stands on timelines, of the items that `items` lists in a column `id`. */
export function timelineOfItems(items: string): string {
  return `
    select x.personId, x.sortOn, x.id, 'APPEARANCE' as kind, coalesce(e.occurredOnEdtf, e.publishedOnEdtf) as edtf
    from (${items}) item join appearance x on x.id = item.id join episode e on e.id = x.episodeId
    union
    select x.personId, p.sortOn, p.id, 'PUBLICATION', p.publishedOnEdtf
    from (${items}) item join publication p on p.id = item.id join contribution x on x.publicationId = p.id
    union
    select x.personId, x.sortOn, x.id, 'HONOUR', w.year
    from (${items}) item join honour x on x.id = item.id join award w on w.id = x.awardId`;
}

/** Makes the timeline's entries of these appearances, publications and honours anew. */
export async function rebuildTimeline(transaction: Transaction, itemIds: string): Promise<void> {
  await transaction.run(`delete from timeline_entry where id in (select value from json_each($itemIds))`, {
    $itemIds: itemIds,
  });
  await transaction.run(
    `insert into timeline_entry (personId, sortOn, id, kind, edtf)
     ${timelineOfItems("select value as id from json_each($itemIds)")}`,
    { $itemIds: itemIds },
  );
}
