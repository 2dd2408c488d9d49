import { among, column, each, padded, textsOf } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { Order } from "../../entities/orders";
import { conditionsFor, type AppearanceFilter } from "../filters/by-type";
import { rowOf } from "../filters/row";
import { pagedByParent, pagesByParent } from "../pages/by-parent";
import { all } from "../pages/conditions";
import { keysetOf } from "../pages/keyset";
import { Page, type PageRequest } from "../pages/page";

/** One person on one show: how often, and how far apart. */
export interface PersonOnShowRow {
  readonly personId: string;
  readonly showId: string;
  readonly times: number;
  /** Seasons in which the person appeared, in order of name. */
  readonly seasons: readonly string[];
  /** Of appearances known to the day; null if none is. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly daysApart: number | null;
}

export interface PersonOnShowQuery {
  readonly by: "personId" | "showId";
  readonly atLeast: number;
  /** Only people with an appearance in each of these seasons. */
  readonly seasons: readonly string[];
  /** Which appearances count. */
  readonly filter: AppearanceFilter;
}

export const onShowOrder: Order = { name: "MOST_OFTEN_FIRST", column: "often", direction: "desc" };

const oftenDigits = 10;

/** A number of times with leading zeros, since cursors hold text. */
export const oftenOf = (times: number): string => String(times).padStart(oftenDigits, "0");

/** Pages of the shows of people, or of the people of shows, most appearances first. Reads all of their appearances. */
export async function pagesOfPersonOnShow(
  reader: Reader,
  query: PersonOnShowQuery,
  parentIds: readonly string[],
  request: PageRequest,
  count: (parentId: string) => Promise<number>,
): Promise<Map<string, Page<PersonOnShowRow>>> {
  const identity = { list: query.by === "personId" ? "Person.shows" : "Show.people", order: onShowOrder };
  const rows = await reader.all<Group>(
    sql`with g as (${groupsOf(query, parentIds)}) ${pagedByParent(keysetOf(identity, request, "g"))}`,
  );
  return pagesByParent(rows, parentIds, (groups, parentId) => {
    const found = {
      rows: groups.map(personOnShow),
      sortKeys: groups.map(({ often }) => often),
      ids: groups.map(({ id }) => id),
    };
    return new Page(identity, request, found, () => count(parentId));
  });
}

export async function countsOfPersonOnShow(
  reader: Reader,
  query: PersonOnShowQuery,
  parentIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.all<{ parentId: string; total: number }>(
    sql`select g."parentId", count(*) as total from (${groupsOf(query, parentIds)}) g group by g."parentId"`,
  );
  return new Map(rows.map(({ parentId, total }) => [parentId, total]));
}

type Group = Record<string, unknown> & {
  parentId: string;
  id: string;
  often: string;
  personId: string;
  showId: string;
  times: number;
  seasons: string;
  dated: number;
  firstDay: string | null;
  lastDay: string | null;
};

/** `often` is `oftenOf(times)`. */
function groupsOf({ by, atLeast, seasons, filter }: PersonOnShowQuery, parentIds: readonly string[]): Sql {
  const parent = column("a", by);
  const other = column("a", by === "personId" ? "showId" : "personId");
  const counts = (alias: string) => all(conditionsFor("Appearance", filter, rowOf(alias)));
  const day = raw(`case when e."dayEarliest" = e."dayLatest" then e."dayEarliest" end`);
  return sql`
    select ${parent} as "parentId", ${other} as id, a."personId", a."showId",
      count(*) as times, ${padded(sql`count(*)`, oftenDigits)} as often,
      ${textsOf(column("e", "season"), column("e", "season"))} as seasons,
      count(${day}) as dated, min(${day}) as "firstDay", max(${day}) as "lastDay"
    from "appearance" a join "episode" e on e."id" = a."episodeId"
    where ${among(parent, parentIds)} and a."personId" is not null and ${counts("a")}
    group by a."personId", a."showId"
    having count(*) >= ${atLeast}
      and not exists (select 1 from ${each(seasons, "wanted")} where wanted.value not in (
        select coalesce(s."season", '') from "appearance" b join "episode" s on s."id" = b."episodeId"
        where b."personId" = a."personId" and b."showId" = a."showId" and ${counts("b")}))`;
}

function personOnShow({
  personId,
  showId,
  times,
  seasons,
  dated,
  firstDay,
  lastDay,
}: Group): PersonOnShowRow {
  return {
    personId,
    showId,
    times,
    seasons: [...new Set(JSON.parse(seasons) as string[])].toSorted(),
    firstDay,
    lastDay,
    daysApart: dated > 1 ? daysBetween(firstDay, lastDay) : null,
  };
}

export function daysBetween(firstDay: string | null, lastDay: string | null): number | null {
  if (firstDay === null || lastDay === null) return null;
  return Math.round((Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000);
}
