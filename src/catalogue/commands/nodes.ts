import type { Transaction } from "../statements";

/** Makes these known, so that their existence can be told without reading the tables of their types. */
export async function saveNodes(transaction: Transaction, ids: string[]): Promise<void> {
  // `where true`: without it SQLite takes "on conflict" for the condition of a join.
  await transaction.run(
    `insert into node (id) select value from json_each($ids) where true on conflict (id) do nothing`,
    { $ids: JSON.stringify(ids) },
  );
}

/** What is gone is known no more. */
export async function removeNodes(transaction: Transaction, ids: string[]): Promise<void> {
  await transaction.run(`delete from node where id in (select value from json_each($ids))`, {
    $ids: JSON.stringify(ids),
  });
}
