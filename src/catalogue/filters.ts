import { column, eachText } from "../database/sql/dialect";
import { raw, sql, type Sql } from "../database/sql/sql";
import { parseEdtf } from "../domain/edtf";
import { BadInput, shown } from "../domain/errors";
import type { AppearanceRole } from "../entities/appearance";
import type { OrganisationKind } from "../entities/organisation";
import type { PublicationKind } from "../entities/publication";
import type { ShowKind } from "../entities/show";
import { contains, equals, isIn, isAtOrBelow, within, type Condition } from "./pages/conditions";

/**
 * Filters take ids, never slugs; null and undefined do not filter. An organisation or a topic includes what is below it,
 * unless `exactly`. In statements the filtered table has the alias `x`.
 */
export interface PersonFilter {
  name?: string | null;
  affiliatedWithId?: string | null;
  exactly?: boolean | null;
}

export interface OrganisationFilter {
  name?: string | null;
  kinds?: OrganisationKind[] | null;
  parentId?: string | null;
  exactly?: boolean | null;
  locality?: string | null;
}

export interface ShowFilter {
  title?: string | null;
  kinds?: ShowKind[] | null;
  organisationId?: string | null;
  exactly?: boolean | null;
}

/** EDTF, both ends inclusive. Matches dates that may lie within it. */
export interface DateRange {
  from?: string | null;
  to?: string | null;
}

export interface EpisodeFilter {
  title?: string | null;
  showId?: string | null;
  season?: string | null;
  dates?: DateRange | null;
}

export interface AppearanceFilter {
  personId?: string | null;
  showId?: string | null;
  showKinds?: ShowKind[] | null;
  roles?: AppearanceRole[] | null;
  dates?: DateRange | null;
}

export interface TopicFilter {
  label?: string | null;
  broaderId?: string | null;
  exactly?: boolean | null;
}

export interface PublicationFilter {
  title?: string | null;
  kinds?: PublicationKind[] | null;
  publisherId?: string | null;
  exactly?: boolean | null;
  contributorId?: string | null;
  dates?: DateRange | null;
}

export interface AwardFilter {
  name?: string | null;
  year?: string | null;
  conferredById?: string | null;
  exactly?: boolean | null;
}

type Conditions = readonly Condition[];

const x = (name: string): Sql => column("x", name);
const days = (alias: string) => ({
  earliest: column(alias, "dayEarliest"),
  latest: column(alias, "dayLatest"),
});

/** Documents are few, and have no filter. */
export type DocumentFilter = Readonly<Record<string, never>>;

export const conditionsOf = {
  documents: (_filter: DocumentFilter): Conditions => [],
  people: ({ name, affiliatedWithId, exactly }: PersonFilter): Conditions => [
    contains(x("searchText"), name),
    exists(
      sql`"affiliation" f where f."personId" = x."id"`,
      isAtOrBelow(column("f", "organisationId"), affiliatedWithId, exactly),
    ),
  ],
  organisations: ({ name, kinds, parentId, exactly, locality }: OrganisationFilter): Conditions => [
    contains(x("searchText"), name),
    isIn(x("kind"), kinds),
    isAtOrBelow(x("parentId"), parentId, exactly),
    equals(x("locality"), locality),
  ],
  shows: ({ title, kinds, organisationId, exactly }: ShowFilter): Conditions => [
    contains(x("searchText"), title),
    isIn(x("kind"), kinds),
    exists(
      sql`"show_organisation" o where o."showId" = x."id"`,
      isAtOrBelow(column("o", "organisationId"), organisationId, exactly),
    ),
  ],
  episodes: ({ title, showId, season, dates }: EpisodeFilter): Conditions => [
    contains(x("searchText"), title),
    equals(x("showId"), showId),
    equals(x("season"), season),
    within(days("x"), daysOf(dates)),
  ],
  appearances: ({ personId, showId, showKinds, roles, dates }: AppearanceFilter): Conditions => [
    equals(x("personId"), personId),
    equals(x("showId"), showId),
    exists(sql`"show" s where s."id" = x."showId"`, isIn(column("s", "kind"), showKinds)),
    exists(sql`${eachText(x("roles"), "role")} where true`, isIn(raw("role.value"), roles)),
    exists(sql`"episode" e where e."id" = x."episodeId"`, within(days("e"), daysOf(dates))),
  ],
  topics: ({ label, broaderId, exactly }: TopicFilter): Conditions => [
    contains(x("sortText"), label),
    isAtOrBelow(x("broaderId"), broaderId, exactly),
  ],
  publications: ({
    title,
    kinds,
    publisherId,
    exactly,
    contributorId,
    dates,
  }: PublicationFilter): Conditions => [
    contains(x("searchText"), title),
    isIn(x("kind"), kinds),
    isAtOrBelow(x("publisherId"), publisherId, exactly),
    exists(
      sql`"contribution" c where c."publicationId" = x."id"`,
      equals(column("c", "contributorPersonId"), contributorId),
    ),
    within({ earliest: x("publishedOnEarliest"), latest: x("publishedOnLatest") }, daysOf(dates)),
  ],
  awards: ({ name, year, conferredById, exactly }: AwardFilter): Conditions => [
    contains(x("searchText"), name),
    equals(x("year"), year),
    isAtOrBelow(x("conferredById"), conferredById, exactly),
  ],
};

function exists(rows: Sql, condition: Condition): Condition {
  return condition && sql`exists (select 1 from ${rows} and ${condition})`;
}

export function daysOf(
  dates: DateRange | null | undefined,
): { from: string | null; to: string | null } | null {
  if (!dates) return null;
  const from = typeof dates.from === "string" ? parseEdtf(dates.from).earliest : null;
  const to = typeof dates.to === "string" ? parseEdtf(dates.to).latest : null;
  if (from !== null && to !== null && from > to) {
    throw new BadInput(
      `Expected \`from\` before \`to\`, but got ${shown(dates.from)} to ${shown(dates.to)}.`,
    );
  }
  return { from, to };
}
