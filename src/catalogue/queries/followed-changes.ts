import { each, eachRow, item, joinPickedFrom, limitOf } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { changeColumns, changesAfter, type StoredChange } from "../history/read-changes";

/** What is followed: the changes that concern one of these entities, or all changes. */
export type Followed = readonly string[] | "ALL";

/** Who waits for a change after the one of this number. */
export interface Waiting {
  readonly followed: Followed;
  readonly after: number;
}

/** The next of the followed changes, in order. */
export async function followedAfter(
  reader: Reader,
  { followed, after }: Waiting,
  count: number,
): Promise<StoredChange[]> {
  if (followed === "ALL") return changesAfter(reader, after, count);
  const pick = sql`
    select x."change" as id from "change_concern" x where x."entityId" = followed.value and x."change" > ${after}
    order by x."change" ${limitOf(count)}`;
  const rows = await reader.all<StoredChange>(
    sql`select ${changeColumns}
      from ${each(followed, "followed")} ${joinPickedFrom(raw('"change"'), { alias: "c", key: "number" }, pick)}
      join "edit" e on e."number" = c."edit" left join "change_payload" p on p."change" = c."number"
      order by c."number" ${limitOf(count)}`,
  );
  // A change may concern several of them.
  return rows.filter(({ number }, index) => number !== rows[index - 1]?.number);
}

/** Which of these there is a change for, by their places. One statement for any number of them. */
export async function placesWithChanges(reader: Reader, waiting: readonly Waiting[]): Promise<Set<number>> {
  const rows = waiting.flatMap(({ followed, after }, place) =>
    (followed === "ALL" ? [""] : followed).map((id) => [place, id, after]),
  );
  const [place, id, after] = [item("w", 0, "integer"), item("w", 1), item("w", 2, "integer")];
  const found = await reader.all<{ place: number }>(
    sql`select ${place} as "place" from ${eachRow(rows, "w")}
      where exists (select 1 from "change_concern" x where x."entityId" = ${id} and x."change" > ${after})
        or (${id} = '' and exists (select 1 from "change" c where c."number" > ${after}))`,
  );
  return new Set(found.map((row) => row.place));
}

/** The number of the last change; 0 without any. */
export async function lastChangeNumber(reader: Reader): Promise<number> {
  const [row] = await reader.all<{ last: number | null }>(
    raw(`select max(c."number") as "last" from "change" c`),
  );
  return row?.last ?? 0;
}
