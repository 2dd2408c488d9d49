import { column, each, isOfType, limitOf } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { BadInput, RostrumError } from "../../domain/errors";
import type { TypeName } from "../../domain/ids";
import { entityShapes } from "../../entities/columns";
import { following, type ToMany, toMany, type ToManyName } from "../../entities/relations";
import { type EntityInput, withDerivedColumns } from "../commands/derived-columns";
import { inputOf } from "../history/state";
import { pageInMemory } from "../pages/in-memory";
import type { Page, PageRequest } from "../pages/page";
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

/** How the past is read, many at once. */
export interface PastAccess {
  readonly load: LoadPast;
  /** The ids of what may have been in a list after a change. */
  readonly candidates: (until: number, list: PastListName, parentId: string) => Promise<readonly string[]>;
}

/** Hosts of an episode of its own, which are no relation: `Episode.hosts` has those of its show too. */
const ownHosts = { to: "Host", table: "host", owner: "id", key: "episodeId" } as const;
export type PastListName = ToManyName | "Episode.ownHosts";
const pastLists: Readonly<Record<PastListName, Pick<ToMany, "to" | "table" | "owner" | "key">>> = {
  ...toMany,
  "Episode.ownHosts": ownHosts,
};

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
  name: PastListName,
  until: number,
  parentIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { to, table, owner, key } = pastLists[name];
  const rows = await reader.all<{ parentId: string; id: string }>(
    sql`select p.value as "parentId", ${column("y", owner)} as "id"
          from ${each(parentIds, "p")} join ${raw(`"${table}"`)} y on ${column("y", key)} = p.value
        union
        select p.value as "parentId", c."entityId" as "id"
          from ${each(parentIds, "p")} join "change_concern" r on r."entityId" = p.value
          join "change" c on c."number" = r."change"
          where r."change" > ${until} and ${isOfType(sql`c."entityId"`, to)}
        ${limitOf(maxListed + 1)}`,
  );
  if (rows.length > maxListed) throw tooLong(name);
  const found = new Map<string, string[]>(parentIds.map((id) => [id, []]));
  for (const { parentId, id } of rows) found.get(parentId)?.push(id);
  return found;
}

const tooLong = (name: PastListName): BadInput =>
  new BadInput(
    `Expected at most ${maxListed} rows in ${name} as of then, those that left it since included, but there are more: all of them have to be read. Ask for it as of today, or for \`history\` of its rows.`,
  );

/** The entities of a list as they were after a change, in no order. */
export async function childrenOfPast(
  access: PastAccess,
  name: PastListName,
  until: number,
  parentId: string,
): Promise<Past[]> {
  const ways = waysThrough.get(name);
  if (ways) {
    const between = await childrenOfPast(access, ways.outer, until, parentId);
    const found = await Promise.all(between.map(({ id }) => childrenOfPast(access, ways.inner, until, id)));
    const children = found.flat();
    if (children.length > maxListed) throw tooLong(name);
    return children;
  }
  const candidates = await access.candidates(until, name, parentId);
  const loaded = await Promise.all(candidates.map((id) => access.load(until, id)));
  return loaded.filter((one) => one !== null).filter((one) => refersBy(name, one, parentId));
}

/** Lists by a column that copies another row's, which history does not keep: they are the children of that row's list. */
const waysThrough: ReadonlyMap<PastListName, { readonly outer: ToManyName; readonly inner: ToManyName }> =
  new Map(
    (Object.entries(toMany) as Array<[ToManyName, ToMany]>).flatMap(([name, { from, to, owner, key }]) => {
      const copied = owner === "id" ? followedBy(to, key) : undefined;
      if (!copied) return [];
      const outer = relationBy(from, copied.to, copied.column);
      return [[name, { outer, inner: relationBy(copied.to, to, copied.key) }] as const];
    }),
  );

function relationBy(from: TypeName, to: TypeName, key: string): ToManyName {
  const found = (Object.entries(toMany) as Array<[ToManyName, ToMany]>).find(
    ([, one]) => one.from === from && one.to === to && one.key === key,
  );
  if (!found) throw new Error(`Expected a list of ${from} by ${key} of ${to}, but there is none.`);
  return found[0];
}

/** The page of a list as it was after a change, in the default order of the list. */
export async function pageOfPast(
  access: PastAccess,
  name: ToManyName,
  { until, id }: Pick<Past, "until" | "id">,
  request: PageRequest,
): Promise<Page<Past>> {
  const { to, orders }: ToMany = toMany[name];
  const [order] = orders;
  const children = await childrenOfPast(access, name, until, id);
  const keyed = await Promise.all(
    children.map(async (row) => {
      const value = await valueOfPast(access.load, to, row, order.column);
      return { row, id: row.id, key: typeof value === "number" ? String(value) : ((value ?? "") as string) };
    }),
  );
  return pageInMemory({ list: `${name} as of`, order }, keyed, request);
}

/** Whether the child was in this list: its property holds the parent's id, alone or in a list. */
function refersBy(name: PastListName, child: Past, parentId: string): boolean {
  const value = child[propertyOf(name)];
  return Array.isArray(value) ? value.includes(parentId) : value === parentId;
}

function propertyOf(name: PastListName): string {
  const { to, table, owner, key } = pastLists[name];
  const { columns } = entityShapes[to];
  const found =
    owner === "id"
      ? columns.find((one) => one.name === key)
      : columns.find(({ part }) => part?.table === table);
  return found?.spreadFrom ?? found?.name ?? key;
}

/** A property of an entity as it was: a copy of another row's column is that of the other as it was. */
export async function valueOfPast(
  load: LoadPast,
  type: TypeName,
  past: Past,
  name: string,
): Promise<unknown> {
  const follows = followedBy(type, name);
  if (!follows) return past[name];
  const other = await load(past.until, String(past[follows.key]));
  return other === null ? null : valueOfPast(load, follows.to, other, follows.column);
}

function followedBy(type: TypeName, name: string) {
  return following.find((one) => one.from === type && one.owner === "id" && one.name === name);
}
