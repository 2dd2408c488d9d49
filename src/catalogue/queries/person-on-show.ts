import type { Order } from "../../entities/orders";
import type { Reader } from "../statements";
import { keysetOf } from "../pages/keyset";
import { Page, type PageRequest } from "../pages/page";
import { pagesByParent } from "./relations";

/** One person on one show: how often, and how far apart. */
export interface PersonOnShowRow {
  readonly personId: string;
  readonly showId: string;
  readonly times: number;
  /** Seasons in which the person appeared, in order of name. */
  readonly seasons: readonly string[];
  /** Of the appearances that are known to the day; null where none is. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly daysApart: number | null;
}

export interface PersonOnShowQuery {
  readonly by: "personId" | "showId";
  readonly atLeast: number;
  /** Only people with an appearance in every one of these seasons. */
  readonly seasons: readonly string[];
}

const order: Order = { name: "MOST_OFTEN_FIRST", column: "often", direction: "desc" };

/** Pages of the shows of people, or of the people of shows, most often first. Groups are counted, so every appearance is read. */
export async function pagesOfPersonOnShow(
  reader: Reader,
  query: PersonOnShowQuery,
  parentIds: readonly string[],
  request: PageRequest,
  count: (parentId: string) => Promise<number>,
): Promise<Map<string, Page<PersonOnShowRow>>> {
  const identity = { list: query.by === "personId" ? "Person.shows" : "Show.people", order };
  const keyset = keysetOf(identity, request, "g");

  const rows = await reader.all<Group>(
    `with g as (${groupsOf(query)})
     select * from (
       select g.*, row_number() over (partition by parentId order by ${keyset.orderBy}) as place
       from g where ${keyset.condition})
     where place <= $limit order by parentId, place`,
    { ...parametersOf(query, parentIds), ...keyset.parameters },
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
    `select parentId, count(*) as total from (${groupsOf(query)}) group by parentId`,
    parametersOf(query, parentIds),
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

/** `often` is `times` with leading zeros, since cursors hold text. */
function groupsOf({ by }: PersonOnShowQuery): string {
  return `
    select a.${by} as parentId, ${by === "personId" ? "a.showId" : "a.personId"} as id, a.personId, a.showId,
      count(*) as times, printf('%010d', count(*)) as often,
      json_group_array(distinct e.season) filter (where e.season is not null) as seasons,
      count(e.day) as dated, min(e.day) as firstDay, max(e.day) as lastDay
    from appearance a
    join (select id, season, case when dayEarliest = dayLatest then dayEarliest end as day from episode) e
      on e.id = a.episodeId
    where a.${by} in (select value from json_each($parentIds))
    group by 1, 2
    having count(*) >= $atLeast
      and not exists (select 1 from json_each($seasons) wanted where wanted.value not in (
        select coalesce(s.season, '') from appearance b join episode s on s.id = b.episodeId
        where b.personId = a.personId and b.showId = a.showId))`;
}

function parametersOf({ atLeast, seasons }: PersonOnShowQuery, parentIds: readonly string[]) {
  return { $parentIds: JSON.stringify(parentIds), $atLeast: atLeast, $seasons: JSON.stringify(seasons) };
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
  const isKnown = dated > 1 && firstDay !== null && lastDay !== null;
  return {
    personId,
    showId,
    times,
    seasons: (JSON.parse(seasons) as string[]).toSorted(),
    firstDay,
    lastDay,
    daysApart: isKnown ? Math.round((Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000) : null,
  };
}
