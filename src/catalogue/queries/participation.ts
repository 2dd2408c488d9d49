import { among, column, eachText } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { ParticipationLayer } from "../../projections/participation/layers";
import type { ProjectionName } from "../../projections/projection";
import type { RelatedReason } from "../../projections/related/reasons";
import { daysOf, type AppearanceFilter } from "../filters";
import { all, equals, isIn, within, type Condition } from "../pages/conditions";
import { relatedTo } from "./related";

export interface ParticipationQuery {
  readonly layers: readonly ParticipationLayer[];
  /**
   * Which appearances count. Hosts count for episodes, and organisations of shows for shows, with such an appearance. For
   * publications, awards and partnerships only the dates apply.
   */
  readonly filter: AppearanceFilter;
  /** Only facts whose sort date is in these years, inclusive; null for all, including undated ones. */
  readonly years: { readonly from: number; readonly to: number } | null;
  readonly relation: { readonly subjectId: string; readonly reasons: readonly RelatedReason[] } | null;
}

/** One fact about a member who took part in an event. */
export interface Participation {
  readonly layer: ParticipationLayer;
  /** An episode, a show, a publication, an award, an organisation or a partnership. */
  readonly eventId: string;
  /** A person or an organisation. */
  readonly memberId: string;
  readonly factId: string;
  /** Null if the event has no show. */
  readonly showId: string | null;
  /** The kind of the show (also for its episodes), publication, organisation or partnership; null for an award. */
  readonly eventKind: string | null;
  /** The kind of an organisation; null for a person. */
  readonly memberKind: string | null;
  /** YYYY-MM-DD; null if not known to the day. */
  readonly day: string | null;
  /** The first and last possible day, YYYY-MM-DD; null if unknown. */
  readonly dayEarliest: string | null;
  readonly dayLatest: string | null;
  /** The person's roles, as a JSON array. */
  readonly roles: string;
  /** The sort date of the event: its first day; "" if undated. */
  readonly sortOn: string;
}

/** The projections that the query reads. Its answer stays the same while their revisions do. */
export function projectionsReadBy({ relation }: Pick<ParticipationQuery, "relation">): ProjectionName[] {
  return relation === null ? ["participation"] : ["participation", "related"];
}

/** The facts, by event id, member id and fact id. One row per fact. */
export async function participationOf(reader: Reader, query: ParticipationQuery): Promise<Participation[]> {
  const isDated = all([isWithin(query.filter), isInYears(query)]);
  return reader.all<Participation & Record<string, unknown>>(
    sql`with fit as materialized (
        select x."eventId", x."factId", x."showId" from "participation" x
        where x."layer" = 'APPEARANCE' and ${fits(query)})
      select x."layer", x."eventId", x."memberId", x."factId", x."showId", x."eventKind", x."memberKind", x."roles",
        x."sortOn", x."dayEarliest", x."dayLatest",
        case when x."dayEarliest" = x."dayLatest" then x."dayEarliest" end as day
      from "participation" x
      where ${among(x("layer"), query.layers)} and case
        when x."layer" in ('APPEARANCE', 'ON_BEHALF_OF') then x."factId" in (select fit."factId" from fit)
        when x."layer" = 'HOST' then x."eventId" in (select fit."eventId" from fit)
        when x."layer" = 'SHOW_ORGANISATION' then x."eventId" in (select fit."showId" from fit)
        else ${isDated} end
      order by x."eventId", x."memberId", x."factId"`,
  );
}

/** The people who appeared in or hosted an episode with an appearance related to the subject; the number of episodes by id. */
export async function participantsRelatedTo(
  reader: Reader,
  relation: NonNullable<ParticipationQuery["relation"]>,
): Promise<Map<string, number>> {
  const rows = await reader.all<{ memberId: string; episodes: number }>(
    sql`select p."memberId", count(distinct p."eventId") as episodes from "participation" p
      where p."layer" in ('APPEARANCE', 'HOST') and p."eventId" in (
        select a."eventId" from "participation" a
        where a."layer" = 'APPEARANCE' and a."factId" in ${relatedTo(relation)})
      group by p."memberId"`,
  );
  return new Map(rows.map(({ memberId, episodes }) => [memberId, episodes]));
}

const x = (name: string): Sql => column("x", name);

/** The filter on appearances, with the alias `x`. */
function fits({ filter, relation, years }: ParticipationQuery): Sql {
  const { personId, showId, showKinds, roles } = filter;
  const inRoles = isIn(raw("role.value"), roles);
  return all([
    equals(x("memberId"), personId),
    equals(x("showId"), showId),
    isIn(x("eventKind"), showKinds),
    inRoles && sql`exists (select 1 from ${eachText(x("roles"), "role")} where ${inRoles})`,
    isWithin(filter),
    isInYears({ years }),
    relation && sql`x."factId" in ${relatedTo(relation)}`,
  ]);
}

function isWithin({ dates }: AppearanceFilter): Condition {
  return within({ earliest: x("dayEarliest"), latest: x("dayLatest") }, daysOf(dates));
}

function isInYears({ years }: Pick<ParticipationQuery, "years">): Condition {
  if (years === null) return null;
  const text = (year: number) => String(year).padStart(4, "0");
  return sql`x."sortOn" >= ${text(years.from)} and x."sortOn" < ${text(years.to + 1)}`;
}
