import { daysOf, type AppearanceFilter } from "../filters";
import { all, equals, isIn, within, type Condition } from "../pages/conditions";
import { ParticipationLayer } from "../read-models/participation";
import type { RelatedReason } from "../read-models/reasons";
import type { Reader } from "../statements";

export interface ParticipationQuery {
  readonly layers: readonly ParticipationLayer[];
  /**
   * Which appearances. Hosts count at episodes, and organisations of shows on shows, that such an appearance is on; for
   * publications, awards and partnerships only its dates mean something.
   */
  readonly filter: AppearanceFilter;
  /** Only what lists go by a date in these years, both included; null: all, the undated too. */
  readonly years: { readonly from: number; readonly to: number } | null;
  readonly relation: { readonly subjectId: string; readonly reasons: readonly RelatedReason[] } | null;
}

/** One fact that says who took part in what. */
export interface Participation {
  readonly layer: ParticipationLayer;
  /** An episode, a show, a publication, an award, an organisation or a partnership. */
  readonly eventId: string;
  /** A person or an organisation. */
  readonly memberId: string;
  readonly factId: string;
  /** Null outside shows. */
  readonly showId: string | null;
  /** Of an episode or a show its show's kind; of a publication, an organisation, a partnership its own; null of an award. */
  readonly eventKind: string | null;
  /** Of an organisation; null of a person. */
  readonly memberKind: string | null;
  /** YYYY-MM-DD; null where it is not known to the day. */
  readonly day: string | null;
  /** The days between which it was, YYYY-MM-DD; either is null where nobody knows it. */
  readonly dayEarliest: string | null;
  readonly dayLatest: string | null;
  /** What the person did, as a list in JSON. */
  readonly roles: string;
  /** The first day of the event, as lists are ordered by; "" when undated. */
  readonly sortOn: string;
}

/** All that took part, in the order of their events' ids, then of their own. As many rows as there are facts. */
export async function participationOf(reader: Reader, query: ParticipationQuery): Promise<Participation[]> {
  const { layers } = query;
  const fits = fitting(query);
  const dated = all([isWithin(query.filter), isInYears(query)]);
  return reader.all<Participation & Record<string, unknown>>(
    `with fit as materialized (
       select x.eventId, x.factId, x.showId from participation x
       where x.layer = 'APPEARANCE' and ${fits.sql})
     select x.layer, x.eventId, x.memberId, x.factId, x.showId, x.eventKind, x.memberKind, x.roles, x.sortOn,
       x.dayEarliest, x.dayLatest, case when x.dayEarliest = x.dayLatest then x.dayEarliest end as day
     from participation x
     where x.layer in (select value from json_each($layers)) and case
       when x.layer in ('APPEARANCE', 'ON_BEHALF_OF') then x.factId in (select factId from fit)
       when x.layer = 'HOST' then x.eventId in (select eventId from fit)
       when x.layer = 'SHOW_ORGANISATION' then x.eventId in (select showId from fit)
       else ${dated.sql} end
     order by x.eventId, x.memberId, x.factId`,
    { $layers: JSON.stringify(layers), ...fits.parameters, ...dated.parameters },
  );
}

/** Everybody who appeared in, or hosted, an episode with an appearance that is related to the subject, and in how many. */
export async function participantsRelatedTo(
  reader: Reader,
  { subjectId, reasons }: NonNullable<ParticipationQuery["relation"]>,
): Promise<Map<string, number>> {
  const rows = await reader.all<{ memberId: string; episodes: number }>(
    `select p.memberId, count(distinct p.eventId) as episodes from participation p
     where p.layer in ('APPEARANCE', 'HOST') and p.eventId in (
       select a.eventId from participation a where a.layer = 'APPEARANCE' and a.factId in (
         select r.appearanceId from related r
         where r.subjectId = $subjectId and r.reason in (select value from json_each($reasons))))
     group by p.memberId`,
    { $subjectId: subjectId, $reasons: JSON.stringify(reasons) },
  );
  return new Map(rows.map(({ memberId, episodes }) => [memberId, episodes]));
}

/** The appearances that the filter means. The table is called `x`. */
function fitting({ filter, relation, years }: ParticipationQuery): Condition {
  const { personId, showId, showKinds, roles } = filter;
  const inRoles = isIn("role.value", roles);
  return all([
    equals("x.memberId", personId),
    equals("x.showId", showId),
    isIn("x.eventKind", showKinds),
    inRoles && {
      sql: `exists (select 1 from json_each(x.roles) role where ${inRoles.sql})`,
      parameters: inRoles.parameters,
    },
    isWithin(filter),
    isInYears({ years }),
    relation && {
      sql: `x.factId in (
        select r.appearanceId from related r
        where r.subjectId = $subjectId and r.reason in (select value from json_each($relatedReasons)))`,
      parameters: {
        $subjectId: relation.subjectId,
        $relatedReasons: JSON.stringify(relation.reasons),
      },
    },
  ]);
}

function isWithin({ dates }: AppearanceFilter): Condition | null {
  return within({ earliest: "x.dayEarliest", latest: "x.dayLatest" }, daysOf(dates));
}

function isInYears({ years }: Pick<ParticipationQuery, "years">): Condition | null {
  if (years === null) return null;
  const text = (year: number) => String(year).padStart(4, "0");
  return {
    sql: "x.sortOn >= $fromYear and x.sortOn < $afterYear",
    parameters: { $fromYear: text(years.from), $afterYear: text(years.to + 1) },
  };
}
