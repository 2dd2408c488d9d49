import { LinkPurpose } from "../../domain/links/link";
import type { Order } from "../../entities/orders";
import { conditionsOf, type AppearanceFilter } from "../filters";
import { all, type Condition } from "../pages/conditions";
import { keysetOf } from "../pages/keyset";
import { Page, type PageRequest } from "../pages/page";
import { RelatedReason } from "../read-models/reasons";
import type { Parameters, Reader } from "../statements";
import { isRelated } from "./appearances";
import { pagesByParent } from "./relations";

/** What appearances are counted by. */
export enum AppearanceDimension {
  YEAR = "YEAR",
  SHOW = "SHOW",
  ROLE = "ROLE",
  ORGANISATION = "ORGANISATION",
  TOPIC = "TOPIC",
  PLATFORM = "PLATFORM",
}

/** The groups of one dimension: of all appearances under a condition, or of those in one group of another dimension. */
export interface AppearanceGroupsQuery {
  readonly dimension: AppearanceDimension;
  /** The dimension of the groups that these stand within; null where they part all appearances. */
  readonly within: AppearanceDimension | null;
  /** The dimension that each of these groups is to be parted by in turn. */
  readonly and: AppearanceDimension | null;
  /** Which appearances. The table is called `x` in it. */
  readonly where: Condition;
  /** For which reasons an organisation is one of an appearance's. */
  readonly reasons: readonly RelatedReason[];
}

export interface AppearanceGroupRow {
  /** Null for the appearances that are in no group else. */
  readonly key: string | null;
  /** Null where another subgraph knows what it is called, and for the group without a key. */
  readonly label: string | null;
  readonly count: number;
  readonly query: AppearanceGroupsQuery;
}

export interface AppearanceTotals {
  readonly total: number;
  readonly counted: number;
  readonly inNone: number;
  readonly inSeveral: number;
}

/** What stands for "all appearances" where the key of an outer group is asked for, and for the group without a key. */
export const noKey = "";

export function groupsQueryOf({
  filter,
  relation,
  ...asked
}: {
  filter: AppearanceFilter;
  relation: { subjectId: string; reasons: readonly RelatedReason[] } | null;
} & Pick<AppearanceGroupsQuery, "dimension" | "and" | "reasons">): AppearanceGroupsQuery {
  const conditions = [...conditionsOf.appearances(filter), relation && isRelated(relation)];
  return { ...asked, within: null, where: all(conditions) };
}

const order: Order = { name: "LARGEST_FIRST", column: "rank", direction: "asc" };

/** Pages of the groups within each of these groups of the outer dimension. Every appearance of theirs is read. */
export async function pagesOfAppearanceGroups(
  reader: Reader,
  query: AppearanceGroupsQuery,
  outerKeys: readonly string[],
  request: PageRequest,
  count: (outerKey: string) => Promise<number>,
): Promise<Map<string, Page<AppearanceGroupRow>>> {
  const { dimension, within } = query;
  const list = ["appearancesBy", within, dimension].filter((name) => name !== null).join(".");
  const keyset = keysetOf({ list, order }, request, "g");
  const members = membersOf(query);
  const naming = namings[dimension] ?? namedByKey;

  const rows = await reader.all<GroupRow>(
    `with member as (${members.sql}),
     sized as (
       select parentId, key, count(*) as size from member
       where parentId in (select value from json_each($outerKeys)) group by parentId, key),
     g as (
       select sized.*, coalesce(key, '') as id, ${naming.label} as label,
         printf('%010d', 9999999999 - size) || (key is null) || coalesce(${naming.sortText}, '') as rank
       from sized ${naming.join})
     select * from (
       select g.*, row_number() over (partition by parentId order by ${keyset.orderBy}) as place
       from g where ${keyset.condition})
     where place <= $limit order by parentId, place`,
    { $outerKeys: JSON.stringify(outerKeys), ...members.parameters, ...keyset.parameters },
  );
  return pagesByParent(rows, outerKeys, (groups, outerKey) => {
    const found = {
      rows: groups.map(({ key, label, size }) => ({ key, label, count: size, query })),
      sortKeys: groups.map(({ rank }) => rank),
      ids: groups.map(({ id }) => id),
    };
    return new Page({ list, order }, request, found, () => count(outerKey));
  });
}

/** How many groups there are within each of these groups of the outer dimension. */
export async function countsOfAppearanceGroups(
  reader: Reader,
  query: AppearanceGroupsQuery,
  outerKeys: readonly string[],
): Promise<Map<string, number>> {
  const members = membersOf(query);
  const rows = await reader.all<{ parentId: string; total: number }>(
    `with member as (${members.sql})
     select parentId, count(distinct coalesce(key, '')) as total from member
     where parentId in (select value from json_each($outerKeys)) group by parentId`,
    { $outerKeys: JSON.stringify(outerKeys), ...members.parameters },
  );
  return new Map(rows.map(({ parentId, total }) => [parentId, total]));
}

/** What the groups within each of these groups of the outer dimension add up to. Nothing where there is no appearance. */
export async function totalsOfAppearances(
  reader: Reader,
  query: AppearanceGroupsQuery,
  outerKeys: readonly string[],
): Promise<Map<string, AppearanceTotals>> {
  const members = membersOf(query);
  const rows = await reader.all<AppearanceTotals & { parentId: string } & Record<string, unknown>>(
    `with member as (${members.sql})
     select parentId, count(*) as total, sum(times) as counted, sum(isInNone) as inNone, sum(times > 1) as inSeveral
     from (
       select parentId, count(*) as times, key is null as isInNone from member
       where parentId in (select value from json_each($outerKeys)) group by parentId, appearanceId)
     group by parentId`,
    { $outerKeys: JSON.stringify(outerKeys), ...members.parameters },
  );
  return new Map(rows.map(({ parentId, ...totals }) => [parentId, totals]));
}

type GroupRow = Record<string, unknown> & {
  parentId: string;
  id: string;
  key: string | null;
  label: string | null;
  size: number;
  rank: string;
};

/** One row for each appearance and each group that it is in, or one with a null key where it is in none. */
function membersOf({ dimension, within, where, reasons }: AppearanceGroupsQuery): Condition {
  const inner = groupings[dimension]("inside", reasons);
  const outer = within === null ? null : groupings[within]("outside", reasons);
  const outerKey = outer ? `coalesce(${outer.key}, '')` : "''";
  return {
    sql: `
      select distinct x.id as appearanceId, ${outerKey} as parentId, ${inner.key} as key
      from appearance x ${outer?.join ?? ""} ${inner.join} where ${where.sql}`,
    parameters: { ...where.parameters, ...outer?.parameters, ...inner.parameters },
  };
}

interface Grouping {
  readonly key: string;
  readonly join: string;
  readonly parameters?: Parameters;
}

/** How each dimension groups the appearance `x`. A join keeps an appearance that it finds nothing for. */
const groupings: Readonly<
  Record<AppearanceDimension, (alias: string, reasons: readonly RelatedReason[]) => Grouping>
> = {
  // What lists are ordered by: the first day in UTC, or the last of an interval without a start.
  YEAR: () => ({ key: "nullif(substr(x.sortOn, 1, 4), '')", join: "" }),
  SHOW: () => ({ key: "x.showId", join: "" }),
  ROLE: (alias) => ({ key: `${alias}.value`, join: `left join json_each(x.roles) ${alias}` }),
  ORGANISATION: (alias, reasons) => ({
    ...namedByFact(alias, "organisation", `in (select value from json_each($groupReasons))`),
    parameters: { $groupReasons: JSON.stringify(reasons) },
  }),
  TOPIC: (alias) => namedByFact(alias, "topic", `= '${RelatedReason.ABOUT}'`),
  PLATFORM: (alias) => ({
    key: `${alias}.value->>'platform'`,
    join: `
      join episode ${alias}Episode on ${alias}Episode.id = x.episodeId
      left join json_each(${alias}Episode.links) ${alias} on ${alias}.value->>'purpose' = '${LinkPurpose.RECORDING}'`,
  }),
};

/** What a fact names itself, and not what stands above that. */
function namedByFact(alias: string, prefix: string, reasons: string): Grouping {
  return {
    key: `${alias}.viaId`,
    join: `
      left join related ${alias} on ${alias}.appearanceId = x.id and ${alias}.subjectId = ${alias}.viaId
        and ${alias}.viaId glob '${prefix}_*' and ${alias}.reason ${reasons}`,
  };
}

/** What groups are called, and what they sort under where they are equally large. */
interface Naming {
  readonly join: string;
  readonly label: string;
  readonly sortText: string;
}

const namedByKey: Naming = { join: "", label: "key", sortText: "key" };

const namings: Readonly<Partial<Record<AppearanceDimension, Naming>>> = {
  SHOW: {
    join: "left join show named on named.id = key",
    label: "named.displayTitle",
    sortText: "named.sortText",
  },
  TOPIC: {
    join: "left join topic named on named.id = key",
    label: "named.label",
    sortText: "named.sortText",
  },
  ORGANISATION: { join: "", label: "null", sortText: "null" },
};
