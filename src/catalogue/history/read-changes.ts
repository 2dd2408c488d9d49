import { among, limitOf } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { ChangeOperation } from "../../entities/history-tables";
import type { Differences } from "./differences";
import type { State } from "./state";

/** A change as it is stored, with its edit. */
export interface StoredChange extends Record<string, unknown> {
  readonly number: number;
  readonly entityId: string;
  readonly operation: ChangeOperation;
  readonly version: number;
  readonly salt: string | null;
  readonly payloadHash: string;
  readonly hash: string;
  /** As JSON; null for a creation and an un-merge, and once it is erased. */
  readonly payload: string | null;
  readonly edit: number;
  readonly at: string;
  readonly by: string;
  readonly run: string | null;
  readonly why: string | null;
  readonly source: string | null;
  readonly noteSalt: string | null;
  readonly noteHash: string;
}

/** The columns of `StoredChange`, of the tables that `changesWith` joins. */
export const changeColumns = raw(
  `c."number", c."entityId", c."operation", c."version", c."salt", c."payloadHash", c."hash", p."payload",
   c."edit", e."at", e."by", e."run", e."why", e."source", e."salt" as "noteSalt", e."noteHash"`,
);

export const changesWith = raw(
  `"change" c join "edit" e on e."number" = c."edit" left join "change_payload" p on p."change" = c."number"`,
);

const readWhere = (reader: Pick<Reader, "all">, condition: Sql, end: Sql = sql``): Promise<StoredChange[]> =>
  reader.all<StoredChange>(
    sql`select ${changeColumns} from ${changesWith} where ${condition} order by c."number" ${end}`,
  );

/** The next changes after this number, in order. */
export const changesAfter = (
  reader: Pick<Reader, "all">,
  number: number,
  count: number,
): Promise<StoredChange[]> => readWhere(reader, sql`c."number" > ${number}`, limitOf(count));

/** The changes of each of these entities, oldest first. */
export async function changesOfEntities(
  reader: Pick<Reader, "all">,
  ids: readonly string[],
): Promise<Map<string, StoredChange[]>> {
  const changes = await readWhere(reader, among(raw('c."entityId"'), ids));
  const found = new Map<string, StoredChange[]>(ids.map((id) => [id, []]));
  for (const change of changes) found.get(change.entityId)?.push(change);
  return found;
}

/** The changes of a run, or the first of them. */
export const changesOfRun = (
  reader: Pick<Reader, "all">,
  run: string,
  count?: number,
): Promise<StoredChange[]> =>
  readWhere(reader, sql`e."run" = ${run}`, count === undefined ? sql`` : limitOf(count));

export const changeNumbered = (reader: Pick<Reader, "all">, number: number): Promise<StoredChange[]> =>
  readWhere(reader, sql`c."number" = ${number}`);

/** All changes of an edit, oldest first. */
export const changesOfEdit = (reader: Pick<Reader, "all">, edit: number): Promise<StoredChange[]> =>
  readWhere(reader, sql`c."edit" = ${edit}`);

/** Each changed property before and after; null for other operations, and once it is erased. */
export function differencesIn({ operation, payload }: StoredChange): Differences | null {
  if (operation !== ChangeOperation.UPDATED || payload === null) return null;
  return JSON.parse(payload) as Differences;
}

/** What a merge keeps of the entity that it takes away. */
export interface Merged {
  /** The id of the entity that it was merged into then. */
  readonly into: string;
  readonly state: State;
}

/** What a merge merged; null for other operations, and once it is erased. */
export function mergedIn({ operation, payload }: StoredChange): Merged | null {
  if (operation !== ChangeOperation.MERGED || payload === null) return null;
  return JSON.parse(payload) as Merged;
}

/** What a removal or a merge took away; null for other operations, and once it is erased. */
export function takenStateIn(change: StoredChange): State | null {
  const { operation, payload } = change;
  if (operation !== ChangeOperation.REMOVED || payload === null) return mergedIn(change)?.state ?? null;
  return JSON.parse(payload) as State;
}
