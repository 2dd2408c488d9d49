import { each, joinPickedFrom, limitOf } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { decodeCursor, notACursor } from "../../domain/cursors";
import { ChangeOperation } from "../../entities/history-tables";
import type { Order } from "../../entities/orders";
import {
  changeColumns,
  changesAfter,
  differencesIn,
  mergedIn,
  takenStateIn,
  type StoredChange,
} from "../history/read-changes";
import { pagesByParent } from "../pages/by-parent";
import { type Edge, type ListIdentity, Page, type PageRequest } from "../pages/page";

/** A property that a change changed, as text: a list or an object as JSON, null where it said nothing. */
export interface ChangedField {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ChangeRecord extends Pick<
  StoredChange,
  "number" | "entityId" | "operation" | "version" | "at" | "by" | "run" | "why" | "source"
> {
  /** Empty for a creation and an un-merge; null once they are erased. */
  readonly fields: readonly ChangedField[] | null;
  /** The id of the entity that this one was merged into; null for other operations, and once it is erased. */
  readonly into: string | null;
}

const oldestFirst: Order = { name: "OLDEST_FIRST", column: "number", direction: "asc", isNumber: true };
const newestFirst: Order = { name: "NEWEST_FIRST", column: "number", direction: "desc", isNumber: true };
const ofAll: ListIdentity = { list: "changes", order: oldestFirst };
const ofOne: ListIdentity = { list: "history", order: newestFirst };

/** All changes in the order of their commits, or those since that of a cursor. */
export async function listChanges(
  reader: Reader,
  { since }: { readonly since: string | null },
  request: PageRequest,
): Promise<Page<ChangeRecord>> {
  const [known, after] = [since, request.after].map((cursor) => numberIn(ofAll, cursor) ?? 0) as [
    number,
    number,
  ];
  const rows = await changesAfter(reader, Math.max(known, after), request.first + 1);
  return pageOf(ofAll, request, rows, async () => {
    const [row] = await reader.all<{ total: number }>(
      sql`select count(*) as total from "change" c where c."number" > ${known}`,
    );
    return row?.total ?? 0;
  });
}

/** These entities, each with all that were merged into it: `entity` is the id of one of those, `value` that of the first. */
const withMerged = (ids: readonly string[]): Sql => sql`(
  select e.key, e.value, e.value as "entity" from ${each(ids, "e")}
  union all select e.key, e.value, n."id" from ${each(ids, "e")} join "node" n on n."mergedInto" = e.value)`;

/** Pages of the changes of each of these entities and of what was merged into it, newest first: one key range each. */
export async function pagesOfHistory(
  reader: Reader,
  ids: readonly string[],
  request: PageRequest,
  count: (id: string) => Promise<number>,
): Promise<Map<string, Page<ChangeRecord>>> {
  const before = numberIn(ofOne, request.after);
  const isPast: Sql = before === null ? sql`true` : sql`h."number" < ${before}`;
  const pick = sql`
    select h."number" as id from "change" h where h."entityId" = parent."entity" and ${isPast}
    order by h."number" desc ${limitOf(request.first + 1)}`;
  const rows = await reader.all<StoredChange & { readonly parentId: string }>(
    sql`select parent.value as "parentId", ${changeColumns}
      from ${withMerged(ids)} parent ${joinPickedFrom(raw('"change"'), { alias: "c", key: "number" }, pick)}
      join "edit" e on e."number" = c."edit" left join "change_payload" p on p."change" = c."number"
      order by parent.key, c."number" desc`,
  );
  return pagesByParent(rows, ids, (changes, id) =>
    pageOf(ofOne, request, changes.slice(0, request.first + 1), () => count(id)),
  );
}

export async function countsOfHistory(reader: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await reader.all<{ id: string; total: number }>(
    sql`select parent.value as "id", count(*) as total
        from ${withMerged(ids)} parent join "change" c on c."entityId" = parent."entity" group by parent.value`,
  );
  return new Map(rows.map(({ id, total }) => [id, total]));
}

function pageOf(
  identity: ListIdentity,
  request: PageRequest,
  rows: readonly StoredChange[],
  count: () => Promise<number>,
): Page<ChangeRecord> {
  const sortKeys = rows.map((row) => String(row[identity.order.column]));
  return new Page(identity, request, { rows: rows.map(recordOf), sortKeys, ids: sortKeys }, count);
}

/** Each change with its cursor in the list of all. */
export function edgesOf(rows: readonly StoredChange[]): ReadonlyArray<Edge<ChangeRecord>> {
  const request = { first: rows.length, after: null };
  return pageOf(ofAll, request, rows, async () => rows.length).edges;
}

/** The number of the change with this cursor in the list of all; null without one. */
export const numberOfCursor = (cursor: string | null): number | null => numberIn(ofAll, cursor);

/** The number in a cursor; null without one. */
function numberIn({ list, order }: ListIdentity, cursor: string | null): number | null {
  if (cursor === null) return null;
  const { sortKey } = decodeCursor(list, order.name, cursor);
  if (!/^\d{1,9}$/.test(sortKey)) throw notACursor();
  return Number(sortKey);
}

function recordOf(change: StoredChange): ChangeRecord {
  return Object.assign(change, { fields: fieldsOf(change), into: mergedIn(change)?.into ?? null });
}

function fieldsOf(change: StoredChange): ChangedField[] | null {
  switch (change.operation) {
    case ChangeOperation.CREATED:
    case ChangeOperation.UNMERGED:
      return [];
    case ChangeOperation.UPDATED: {
      const differences = differencesIn(change);
      if (differences === null) return null;
      return Object.entries(differences).map(([field, [before, after]]) => ({
        field,
        before: asText(before),
        after: asText(after),
      }));
    }
    case ChangeOperation.REMOVED:
    case ChangeOperation.MERGED: {
      const state = takenStateIn(change);
      if (state === null) return null;
      return Object.entries(state).map(([field, value]) => ({ field, before: asText(value), after: null }));
    }
    case ChangeOperation.FORGOTTEN:
      return null;
  }
}

const asText = (value: unknown): string | null =>
  value === null || typeof value === "string" ? value : JSON.stringify(value);
