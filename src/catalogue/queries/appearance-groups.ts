import { among, byBytes, column, eachObject, eachText, isOfType, padded } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { LinkPurpose } from "../../domain/links/link";
import type { Order } from "../../entities/orders";
import { RelatedKind } from "../../projections/related/kinds";
import { RelatedReason } from "../../projections/related/reasons";
import { conditionsFor, type AppearanceFilter } from "../filters/by-type";
import { pagedByParent, pagesByParent } from "../pages/by-parent";
import { all } from "../pages/conditions";
import { keysetOf } from "../pages/keyset";
import { Page, type PageRequest } from "../pages/page";
import { relatedIds, type Relation } from "../related-to";

/** The dimensions to count appearances by. */
export enum AppearanceDimension {
  YEAR = "YEAR",
  SHOW = "SHOW",
  SHOW_KIND = "SHOW_KIND",
  PERSON = "PERSON",
  HOST = "HOST",
  ROLE = "ROLE",
  ORGANISATION = "ORGANISATION",
  TOPIC = "TOPIC",
  PLATFORM = "PLATFORM",
}

/** The groups of one dimension: of all appearances under a condition, or of those in one group of another dimension. */
export interface AppearanceGroupsQuery {
  readonly dimension: AppearanceDimension;
  /** The outer dimension of these groups; null if they split all appearances. */
  readonly within: AppearanceDimension | null;
  /** The inner dimension to split each of these groups by. */
  readonly and: AppearanceDimension | null;
  /** The filter on appearances, with the alias `x`. */
  readonly where: Sql;
  /** The reasons that relate an organisation to an appearance. */
  readonly reasons: readonly RelatedReason[];
}

/** Which of these groups, and in which order. */
export interface GroupsList extends AppearanceGroupsQuery {
  readonly order: GroupOrder;
  /** The minimum number of appearances of a group. */
  readonly atLeast: number;
}

export interface AppearanceGroupRow {
  /** Null for appearances in no other group. */
  readonly key: string | null;
  /** Null if another subgraph has the name, and for the group without a key. */
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

/** As the key of an outer group: all appearances. Also the group without a key. */
export const noKey = "";

export function groupsQueryOf({
  filter,
  relation,
  ...asked
}: {
  filter: AppearanceFilter;
  relation: Relation | null;
} & Pick<AppearanceGroupsQuery, "dimension" | "and" | "reasons">): AppearanceGroupsQuery {
  const isRelated = relation && sql`x."id" in ${relatedIds(relation, [RelatedKind.APPEARANCE])}`;
  const conditions = [...conditionsFor("Appearance", filter), isRelated];
  return { ...asked, within: null, where: all(conditions) };
}

/** The order of groups. By label, the group without a key is last. */
export enum GroupOrder {
  LARGEST_FIRST = "LARGEST_FIRST",
  A_TO_Z = "A_TO_Z",
  Z_TO_A = "Z_TO_A",
}

const orderOf = (name: GroupOrder): Order => ({
  name,
  column: "rank",
  direction: name === GroupOrder.Z_TO_A ? "desc" : "asc",
});

/** A text that puts groups in order, whichever: by size, or by name alone. */
function rankOf(order: GroupOrder, sortText: Sql): Sql {
  const [keyed, keyless] = order === GroupOrder.Z_TO_A ? ["1", "0"] : ["0", "1"];
  const isKeyless = sql`case when sized."key" is null then ${raw(`'${keyless}'`)} else ${raw(`'${keyed}'`)} end`;
  const byName = sql`${isKeyless} || coalesce(${sortText}, '')`;
  return order === GroupOrder.LARGEST_FIRST
    ? sql`${padded(sql`9999999999 - sized.size`, 10)} || ${byName}`
    : byName;
}

/** Pages of the groups within each of these outer groups. Reads all of their appearances. */
export async function pagesOfAppearanceGroups(
  reader: Reader,
  query: GroupsList,
  outerKeys: readonly string[],
  request: PageRequest,
  count: (outerKey: string) => Promise<number>,
): Promise<Map<string, Page<AppearanceGroupRow>>> {
  const { order: _order, atLeast: _atLeast, ...asked } = query;
  const { dimension, within } = asked;
  const list = ["appearancesBy", within, dimension].filter((name) => name !== null).join(".");
  const naming = namings[dimension] ?? namedByKey;
  const order = orderOf(query.order);

  const rows = await reader.all<GroupRow>(
    sql`with member as (${membersOf(query)}),
      sized as (
        select m."parentId", m."key", count(*) as size from member m
        where ${among(raw('m."parentId"'), outerKeys)} group by m."parentId", m."key"
        having count(*) >= ${query.atLeast}),
      g as (
        select sized.*, coalesce(sized."key", '') as id, ${naming.label} as label,
          ${rankOf(query.order, naming.sortText)} as rank
        from sized ${naming.join})
      ${pagedByParent(keysetOf({ list, order }, request, "g"))}`,
  );
  return pagesByParent(rows, outerKeys, (groups, outerKey) => {
    const found = {
      rows: groups.map(({ key, label, size }) => ({ key, label, count: size, query: asked })),
      sortKeys: groups.map(({ rank }) => rank),
      ids: groups.map(({ id }) => id),
    };
    return new Page({ list, order }, request, found, () => count(outerKey));
  });
}

/** The number of groups within each of these outer groups. */
export async function countsOfAppearanceGroups(
  reader: Reader,
  query: GroupsList,
  outerKeys: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.all<{ parentId: string; total: number }>(
    sql`with member as (${membersOf(query)}),
      sized as (
        select m."parentId" from member m where ${among(raw('m."parentId"'), outerKeys)}
        group by m."parentId", m."key" having count(*) >= ${query.atLeast})
      select sized."parentId", count(*) as total from sized group by sized."parentId"`,
  );
  return new Map(rows.map(({ parentId, total }) => [parentId, total]));
}

/** The totals of the groups within each of these outer groups. No entry for a group without appearances. */
export async function totalsOfAppearances(
  reader: Reader,
  query: AppearanceGroupsQuery,
  outerKeys: readonly string[],
): Promise<Map<string, AppearanceTotals>> {
  const rows = await reader.all<AppearanceTotals & { parentId: string } & Record<string, unknown>>(
    sql`with member as (${membersOf(query)})
      select one."parentId", count(*) as total, cast(sum(one.times) as integer) as counted,
        count(*) filter (where one.keys = 0) as "inNone", count(*) filter (where one.times > 1) as "inSeveral"
      from (
        select m."parentId", count(*) as times, count(m."key") as keys from member m
        where ${among(raw('m."parentId"'), outerKeys)} group by m."parentId", m."appearanceId") one
      group by one."parentId"`,
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

/** One row per appearance and group; one with a null key for an appearance in no group. */
function membersOf({ dimension, within, where, reasons }: AppearanceGroupsQuery): Sql {
  const inner = groupings[dimension]("inside", reasons);
  const outer = within === null ? null : groupings[within]("outside", reasons);
  return sql`
    select distinct x."id" as "appearanceId", ${outer ? sql`coalesce(${outer.key}, '')` : sql`''`} as "parentId",
      ${inner.key} as "key"
    from "appearance" x ${outer?.join ?? nothing} ${inner.join} where ${where}`;
}

const nothing = raw("");

interface Grouping {
  readonly key: Sql;
  readonly join: Sql;
}

/** The groups of the appearance `x` by dimension. Joins are outer joins, so that no appearance is dropped. */
const groupings: Readonly<
  Record<AppearanceDimension, (alias: string, reasons: readonly RelatedReason[]) => Grouping>
> = {
  // The sort key of lists: the first day in its own time zone, or the last of an interval without a start.
  YEAR: () => ({ key: sql`nullif(substr(x."sortOn", 1, 4), '')`, join: nothing }),
  SHOW: () => ({ key: sql`x."showId"`, join: nothing }),
  SHOW_KIND: (alias) => ({
    key: column(alias, "kind"),
    join: sql`join "show" ${raw(alias)} on ${column(alias, "id")} = x."showId"`,
  }),
  PERSON: () => ({ key: sql`x."personId"`, join: nothing }),
  // A person hosts an episode once, whatever their roles: rows of members are distinct.
  HOST: (alias) => ({
    key: column(alias, "personId"),
    join: sql`left join "episode_host" ${raw(alias)} on ${column(alias, "episodeId")} = x."episodeId"`,
  }),
  ROLE: (alias) => ({
    key: byBytes(raw(`${alias}.value`)),
    join: sql`left join ${eachText(column("x", "roles"), alias)} on true`,
  }),
  ORGANISATION: (alias, reasons) =>
    namedByFact(alias, isOfType(column(alias, "viaId"), "Organisation"), reasons),
  TOPIC: (alias) => namedByFact(alias, isOfType(column(alias, "viaId"), "Topic"), [RelatedReason.ABOUT]),
  PLATFORM: (alias) => {
    const episode = `${alias}Episode`;
    return {
      key: byBytes(raw(`${alias}.value->>'platform'`)),
      join: sql`
        join "episode" ${raw(episode)} on ${column(episode, "id")} = x."episodeId"
        left join ${eachObject(column(episode, "links"), alias)}
          on ${raw(alias)}.value->>'purpose' = ${LinkPurpose.RECORDING}`,
    };
  },
};

/** The subjects that a fact names, without those above them. */
function namedByFact(alias: string, isOfItsType: Sql, reasons: readonly RelatedReason[]): Grouping {
  const related = (name: string) => column(alias, name);
  return {
    key: related("viaId"),
    join: sql`
      left join "related" ${raw(alias)} on ${related("id")} = x."id"
        and ${related("subjectId")} = ${related("viaId")} and ${isOfItsType} and ${among(related("reason"), reasons)}`,
  };
}

/** The labels of groups, and their sort keys among groups of equal size. */
interface Naming {
  readonly join: Sql;
  readonly label: Sql;
  readonly sortText: Sql;
}

const namedByKey: Naming = { join: nothing, label: sql`sized."key"`, sortText: sql`sized."key"` };

/** Other subgraphs have the names. */
const unnamed: Naming = {
  join: nothing,
  label: sql`cast(null as text)`,
  sortText: sql`cast(null as text)`,
};

const namings: Readonly<Partial<Record<AppearanceDimension, Naming>>> = {
  SHOW: {
    join: sql`left join "show" named on named."id" = sized."key"`,
    label: sql`named."displayTitle"`,
    sortText: sql`named."sortText"`,
  },
  TOPIC: {
    join: sql`left join "topic" named on named."id" = sized."key"`,
    label: sql`named."label"`,
    sortText: sql`named."sortText"`,
  },
  ORGANISATION: unnamed,
  PERSON: unnamed,
  HOST: unnamed,
};
