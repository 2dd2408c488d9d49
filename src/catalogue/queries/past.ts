import { column, each, isOfType } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { compare } from "../../domain/compare";
import { decodeCursor } from "../../domain/cursors";
import { BadInput, RostrumError } from "../../domain/errors";
import type { TypeName } from "../../domain/ids";
import { entityShapes } from "../../entities/columns";
import { following, type ToMany, toMany, type ToManyName } from "../../entities/relations";
import { type EntityInput, withDerivedColumns } from "../commands/derived-columns";
import { inputOf } from "../history/state";
import { type ListIdentity, Page, type PageRequest } from "../pages/page";
import type { PastState } from "./moments";

/** An entity as it was: its properties by name, as of an entity, and after which change of the catalogue that is. */
export interface Past extends Record<string, unknown> {
  readonly id: string;
  readonly version: number;
  /** The number of its last change until then. */
  readonly change: number;
  readonly until: number;
}

/** Loads entities as they were after a change: null where there was none. Throws ERASED. */
export type LoadPast = (until: number, id: string) => Promise<Past | null>;

/** A list reads all of its rows, since no index orders those of the past. */
export const maxListed = 5_000;

export function pastOf(
  type: TypeName,
  id: string,
  until: number,
  { state, version, change }: PastState,
): Past {
  const input = inputOf(type, id, state) as EntityInput<TypeName>;
  return Object.assign(withDerivedColumns(type, input), { id, version, change, until }) as unknown as Past;
}

export const erased = (id: string): RostrumError =>
  new RostrumError("ERASED", `What ${id} was then has been erased.`, { id });

/** What may have been in the list of each of these parents after a change: what is now, and what has left it since. */
export async function findCandidates(
  reader: Pick<Reader, "all">,
  name: ToManyName,
  until: number,
  parentIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { to, table, owner, key }: ToMany = toMany[name];
  const rows = await reader.all<{ parentId: string; id: string }>(
    sql`select p.value as "parentId", ${column("y", owner)} as "id"
          from ${each(parentIds, "p")} join ${raw(`"${table}"`)} y on ${column("y", key)} = p.value
        union
        select p.value as "parentId", c."entityId" as "id"
          from ${each(parentIds, "p")} join "change_concern" r on r."entityId" = p.value
          join "change" c on c."number" = r."change"
          where r."change" > ${until} and ${isOfType(sql`c."entityId"`, to)}
        limit ${maxListed + 1}`,
  );
  if (rows.length > maxListed) {
    throw new BadInput(`Expected at most ${maxListed} rows in ${name} and its like, but there are more.`);
  }
  const found = new Map<string, string[]>(parentIds.map((id) => [id, []]));
  for (const { parentId, id } of rows) found.get(parentId)?.push(id);
  return found;
}

/** The page of a list as it was after a change, in the default order of the list. */
export async function pageOfPast(
  load: LoadPast,
  name: ToManyName,
  { until, parentId, candidates }: { until: number; parentId: string; candidates: readonly string[] },
  request: PageRequest,
): Promise<Page<Past>> {
  const { to, orders }: ToMany = toMany[name];
  const identity: ListIdentity = { list: `${name} as of`, order: orders[0] };
  const loaded = await Promise.all(candidates.map((id) => load(until, id)));
  const children = loaded.filter((one) => one !== null).filter((one) => refersBy(name, one, parentId));
  const keyed = await Promise.all(
    children.map(async (past) => ({ past, key: await sortKeyOf(load, to, past, orders[0].column) })),
  );
  const { direction, isNumber = false } = orders[0];
  const sign = direction === "asc" ? 1 : -1;
  const inOrder = (one: Place, other: Place) =>
    sign * (compareKeys(one.key, other.key, isNumber) || compare(one.past.id, other.past.id));
  const sorted = keyed.toSorted(inOrder);
  const rest =
    request.after === null
      ? sorted
      : sorted.filter((one) => inOrder(one, placeIn(identity, request.after)) > 0);
  const rows = rest.slice(0, request.first + 1);
  return new Page(
    identity,
    request,
    {
      rows: rows.map(({ past }) => past),
      sortKeys: rows.map(({ key }) => key),
      ids: rows.map(({ past }) => past.id),
    },
    async () => sorted.length,
  );
}

interface Place {
  readonly key: string;
  readonly past: { readonly id: string };
}

function placeIn({ list, order }: ListIdentity, cursor: string | null): Place {
  const { sortKey, id } = decodeCursor(list, order.name, cursor ?? "");
  return { key: sortKey, past: { id } };
}

/** As the database does: texts by their bytes. */
function compareKeys(one: string, other: string, isNumber: boolean): number {
  return isNumber ? Number(one) - Number(other) : Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** Whether the child was in this list: its property holds the parent's id, alone or in a list. */
function refersBy(name: ToManyName, child: Past, parentId: string): boolean {
  const value = child[propertyOf(toMany[name])];
  return Array.isArray(value) ? value.includes(parentId) : value === parentId;
}

function propertyOf({ to, table, owner, key }: ToMany): string {
  const { columns } = entityShapes[to];
  const found =
    owner === "id"
      ? columns.find(({ name }) => name === key)
      : columns.find(({ part }) => part?.table === table);
  return found?.spreadFrom ?? found?.name ?? key;
}

/** A copy of another row's column is that of the other as it was. */
async function sortKeyOf(load: LoadPast, type: TypeName, past: Past, name: string): Promise<string> {
  const follows = following.find((one) => one.from === type && one.owner === "id" && one.name === name);
  const own = past[name];
  if (!follows) return typeof own === "number" ? String(own) : typeof own === "string" ? own : "";
  const other = await load(past.until, String(past[follows.key]));
  return other === null ? "" : sortKeyOf(load, follows.to, other, follows.column);
}

/** Relations whose rows copy their parent from elsewhere, which history does not keep. */
export const hasPast = ({ to, key, owner }: ToMany): boolean =>
  owner !== "id" || !following.some((one) => one.from === to && one.owner === "id" && one.name === key);
