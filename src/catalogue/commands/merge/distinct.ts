import { raw, sql } from "../../../database/sql/sql";
import type { Reader, Transaction } from "../../../database/statements";
import { bumpRevisions } from "../../../projections/revisions";

/** The entity that an id of a pair leads to now. */
const present = (column: string) =>
  sql`coalesce((select n."mergedInto" from "node" n where n."id" = ${raw(`d."${column}"`)}), ${raw(`d."${column}"`)})`;

/** The pair that says that these two are never the same; null where none does. A pair holds for what its two were merged into. */
export async function findDistinct(
  reader: Pick<Reader, "all">,
  one: string,
  other: string,
): Promise<readonly [one: string, other: string] | null> {
  const names = sql`select ${one} as "id" union all select n."id" from "node" n where n."mergedInto" = ${one}`;
  const [row] = await reader.all<{ one: string; other: string }>(
    sql`select d."one", d."other" from "distinct_pair" d where d."one" in (${names}) and ${present("other")} = ${other}
        union all
        select d."one", d."other" from "distinct_pair" d where d."other" in (${names}) and ${present("one")} = ${other} limit 1`,
  );
  return row ? [row.one, row.other] : null;
}

/** Remembers that these two are never the same, or forgets every pair that says so. */
export async function keepDistinct(
  transaction: Transaction,
  [one, other]: readonly [string, string],
  isDistinct: boolean,
): Promise<void> {
  // No entity changes, but what may be duplicates.
  await bumpRevisions(transaction, []);
  if (isDistinct) {
    const [first, second] = [one, other].toSorted((a, b) => (a < b ? -1 : 1));
    await transaction.run(
      sql`insert into "distinct_pair" ("one", "other") values (${first}, ${second}) on conflict ("one", "other") do nothing`,
    );
    return;
  }
  for (let pair = await findDistinct(transaction, one, other); pair;) {
    await transaction.run(sql`delete from "distinct_pair" where "one" = ${pair[0]} and "other" = ${pair[1]}`);
    pair = await findDistinct(transaction, one, other);
  }
}
