import { sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { ChangeOperation } from "../../entities/history-tables";
import { changesOfEntities } from "../history/read-changes";
import { readStates } from "../history/read-states";
import { momentsOf } from "../history/replay";
import type { State } from "../history/state";

/** The number of the last change until this time, in UTC with milliseconds; 0 if there was none. */
export async function lastChangeUntil(reader: Pick<Reader, "all">, at: string): Promise<number> {
  const [row] = await reader.all<{ number: number | null }>(
    sql`select max(c."number") as "number" from "change" c where c."edit" =
          (select e."number" from "edit" e where e."at" <= ${at} order by e."at" desc, e."number" desc limit 1)`,
  );
  return row?.number ?? 0;
}

/** An entity as it was after a change of the catalogue. */
export interface PastState {
  readonly state: State;
  readonly version: number;
  /** The number of its last change until then. */
  readonly change: number;
}

/** These entities after the change `until`, of those that there were then; "erased" where that is not known any more. */
export async function statesAfter(
  reader: Reader,
  until: number,
  ids: readonly string[],
): Promise<Map<string, PastState | "erased">> {
  const [changes, rows] = [await changesOfEntities(reader, ids), await readStates(reader, ids)];
  const found = new Map<string, PastState | "erased">();
  for (const [id, all] of changes) {
    const last = all.findLast(({ number }) => number <= until);
    if (!last || isEnd(last.operation)) continue;
    const later = all.filter(({ number }) => number > until);
    const [state] = momentsOf(rows.get(id) ?? null, later);
    if (state === "erased") found.set(id, state);
    else if (state) found.set(id, { state, version: last.version, change: last.number });
  }
  return found;
}

const ends: ReadonlySet<ChangeOperation> = new Set([
  ChangeOperation.REMOVED,
  ChangeOperation.MERGED,
  ChangeOperation.FORGOTTEN,
]);

/** Whether nothing is there after such a change. */
const isEnd = (operation: ChangeOperation): boolean => ends.has(operation);
