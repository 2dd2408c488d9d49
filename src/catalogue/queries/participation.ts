import { among, column } from "../../database/sql/dialect";
import { sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { ParticipationLayer } from "../../projections/participation/layers";
import type { ProjectionName } from "../../projections/projection";
import { RelatedKind } from "../../projections/related/kinds";
import { conditionsFor, type AppearanceFilter } from "../filters/by-type";
import { daysOf } from "../filters/dates";
import type { Row } from "../filters/row";
import { all, within, type Condition } from "../pages/conditions";
import { packedRows } from "./packed-rows";
import { relatedIds, type Relation } from "../related-to";

const appearances = [RelatedKind.APPEARANCE];

export interface ParticipationQuery {
  readonly layers: readonly ParticipationLayer[];
  /**
   * Which appearances count. Hosts count for episodes, and organisations of shows for shows, with such an appearance. For
   * publications, awards and partnerships only the dates apply; parents of organisations always count.
   */
  readonly filter: AppearanceFilter;
  /** Only facts whose sort date is in these years, inclusive; null for all, including undated ones. */
  readonly years: { readonly from: number; readonly to: number } | null;
  readonly relation: Relation | null;
}

/** The columns of a fact about a member who took part in an event. The first four identify it. */
export const participationColumns = [
  /** An episode, a show, a publication, an award, an organisation or a partnership. */
  "eventId",
  "layer",
  /** A person or an organisation. */
  "memberId",
  "factId",
  /** Null if the event has no show. */
  "showId",
  /** The kind of the show (also for its episodes), publication, organisation or partnership; null for an award. */
  "eventKind",
  /** The kind of an organisation; null for a person. */
  "memberKind",
  /** What the fact says of the member, as a JSON array: see `ParticipationRow`. */
  "roles",
  /** The sort date of the event: its first day; "" if undated. */
  "sortOn",
  /** The first and last possible day, YYYY-MM-DD; null if unknown. */
  "dayEarliest",
  "dayLatest",
] as const;

/** The projections that the query reads. Its answer stays the same while their revisions do. */
export function projectionsReadBy({
  relation,
  filter,
}: Pick<ParticipationQuery, "relation" | "filter">): ProjectionName[] {
  return [
    "participation",
    ...(relation === null ? [] : (["related"] as const)),
    ...(filter.source ? (["citations"] as const) : []),
  ];
}

/** The facts, as `packedRows` of `participationColumns`. One row per fact. */
export function participationOf(reader: Reader, query: ParticipationQuery): Promise<string> {
  const isDated = all([isWithin(query.filter), isInYears("x", query)]);
  const counts = sql`from "participation" a where a."layer" = 'APPEARANCE' and ${fits("a", query)}`;
  return packedRows(
    reader,
    participationColumns.map((name) => column("x", name)),
    {
      from: sql`from "participation" x
      where ${among(column("x", "layer"), query.layers)} and case
        when x."layer" = 'APPEARANCE' then ${fits("x", query)}
        when x."layer" = 'HOST' then exists (select 1 ${counts} and a."eventId" = x."eventId")
        when x."layer" = 'ON_BEHALF_OF'
          then exists (select 1 ${counts} and a."eventId" = x."eventId" and a."factId" = x."factId")
        when x."layer" = 'SHOW_ORGANISATION' then x."eventId" in (select a."showId" ${counts})
        when x."layer" = 'PARENT' then true
        else ${isDated} end`,
      // That of the primary key, so that nothing is sorted.
      orderBy: sql`x."eventId", x."layer", x."memberId", x."factId"`,
    },
  );
}

/** The people who appeared in or hosted an episode with an appearance related to the subject, and the number of episodes. */
export function participantsRelatedTo(
  reader: Reader,
  relation: NonNullable<ParticipationQuery["relation"]>,
): Promise<string> {
  return packedRows(reader, [sql`p."memberId"`, sql`cast(count(distinct p."eventId") as text)`], {
    from: sql`from "participation" p
      where p."layer" in ('APPEARANCE', 'HOST') and p."eventId" in (
        select a."eventId" from "participation" a
        where a."layer" = 'APPEARANCE' and a."factId" in ${relatedIds(relation, appearances)})
      group by p."memberId"`,
    orderBy: sql`p."memberId"`,
  });
}

/** The filter on an appearance with this alias. */
function fits(alias: string, { filter, relation, years }: ParticipationQuery): Sql {
  return all([
    ...conditionsFor("Appearance", filter, asAppearance(alias)),
    isInYears(alias, { years }),
    relation && sql`${column(alias, "factId")} in ${relatedIds(relation, appearances)}`,
  ]);
}

/** The columns of a row that are named otherwise in an appearance, in its show or in its episode. */
const ownNames: Readonly<Record<string, string>> = {
  id: "factId",
  personId: "memberId",
  episodeId: "eventId",
  kind: "eventKind",
};

/** A row as an appearance. It has what filters need of the show and the episode in columns of its own. */
function asAppearance(alias: string): Row {
  const row: Row = Object.assign((name: string) => column(alias, ownNames[name] ?? name), {
    referred: (...[, , condition]: Parameters<Row["referred"]>) => condition(row),
  });
  return row;
}

function isWithin({ dates }: AppearanceFilter): Condition {
  return within({ earliest: column("x", "dayEarliest"), latest: column("x", "dayLatest") }, daysOf(dates));
}

function isInYears(alias: string, { years }: Pick<ParticipationQuery, "years">): Condition {
  if (years === null) return null;
  const text = (year: number) => String(year).padStart(4, "0");
  const sortOn = column(alias, "sortOn");
  return sql`${sortOn} >= ${text(years.from)} and ${sortOn} < ${text(years.to + 1)}`;
}
