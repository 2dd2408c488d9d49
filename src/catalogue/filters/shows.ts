import { eachText } from "../../database/sql/dialect";
import { join, raw, sql, type Sql } from "../../database/sql/sql";
import type { TypeName } from "../../domain/ids";
import { AppearanceRole } from "../../entities/appearance";
import { EpisodeKind, EpisodeStatus } from "../../entities/episode";
import { HostRole } from "../../entities/host";
import { NodeType } from "../../entities/node-type";
import { ShowKind } from "../../entities/show";
import { ShowOrganisationRole } from "../../entities/show-organisation";
import { all, either, isIn, type Condition } from "../pages/conditions";
import { DateRange } from "./dates";
import type { FilterField } from "./field";
import {
  anyOf,
  dates,
  directly,
  exactly,
  isWithin,
  partOf,
  period,
  reference,
  referenceIn,
  stated,
  textIs,
} from "./fields";
import { relatedTo } from "./related-to";
import { hasLinkOfAppearance, languages, own, platforms, topics } from "./facets";
import { isItem } from "./items";
import { exists, rowOf, type Row } from "./row";

const daysOfEpisode = { earliest: "dayEarliest", latest: "dayLatest" };

const isOfKind = (kinds: ShowKind[], row: Row) =>
  row.referred("Show", "showId", (show) => isIn(show("kind"), kinds));

/** On a show of any of these kinds. */
const showKinds: FilterField<ShowKind[]> = {
  type: () => [ShowKind],
  description: "On a show of any of these kinds.",
  where: isOfKind,
};

/** An episode of the show took place then, else was published then. */
const hasEpisodeWithin = (showId: Sql, range: DateRange): Condition =>
  exists(sql`"episode" e where e."showId" = ${showId}`, isWithin(daysOfEpisode, range, rowOf("e")));

const datesOfEpisodes = (showId: "id" | "showId", description: string): FilterField<DateRange> => ({
  type: () => DateRange,
  description,
  where: (range, row) => hasEpisodeWithin(row(showId), range),
});

export const showFilter = {
  relatedTo: relatedTo.shows,
  title: partOf("searchText", "Part of a title"),
  kinds: anyOf(ShowKind, "kind", "Any of these kinds."),
  organisation: referenceIn(
    "Organisation",
    "Id or slug of an organisation; it, or one below it, is of the show, in any role.",
    (row) => ({
      from: sql`"show_organisation" o where o."showId" = ${row("id")}`,
      key: raw('o."organisationId"'),
    }),
  ),
  ...exactly("organisation"),
  dates: datesOfEpisodes("id", "With an episode that took place then, else was published then."),
  topics: topics(own, "About these topics as a whole."),
  platforms: platforms(own, "With a page on these platforms."),
  languages: languages(own, "In any of these languages."),
  ...stated,
};

export const episodeFilter = {
  title: partOf("searchText", "Part of a title"),
  show: reference("Show", "showId", "Id or slug of their show."),
  showKinds,
  kinds: anyOf(EpisodeKind, "kind", "Any of these kinds."),
  statuses: anyOf(EpisodeStatus, "status", "Of any of these statuses."),
  season: textIs("season", "Their season, exactly."),
  dates: dates(daysOfEpisode, "When they took place, else when they were published."),
  topics: topics(own, "About these topics, themselves or their show."),
  platforms: platforms(own, "With a recording or a page on these platforms."),
  languages: languages(own, "In any of these languages: their own, else that of their show."),
  ...stated,
};

const rolesOfAppearance: FilterField<AppearanceRole[]> = {
  type: () => [AppearanceRole],
  description: "In any of these roles.",
  where: (roles, row) =>
    exists(sql`${eachText(row("roles"), "role")} where true`, isIn(raw("role.value"), roles)),
};

const datesOfAppearance: FilterField<DateRange> = {
  type: () => DateRange,
  description: "When the episode took place, else when it was published.",
  where: (range, row) =>
    row.referred("Episode", "episodeId", (episode) => isWithin(daysOfEpisode, range, episode)),
};

const ofEpisode = (row: Row) => row("episodeId");

export const appearanceFilter = {
  relatedTo: relatedTo.appearances,
  person: reference("Person", "personId", "Id or slug of the person."),
  show: reference("Show", "showId", "Id or slug of the show."),
  showKinds,
  roles: rolesOfAppearance,
  dates: datesOfAppearance,
  topics: topics(ofEpisode, "In episodes about these topics, themselves or their show."),
  platforms: platforms(ofEpisode, "In episodes with a recording or a page on these platforms."),
  languages: languages(ofEpisode, "In episodes in any of these languages."),
  ...stated,
  hasLink: hasLinkOfAppearance,
};

const hosting = period("When they hosted, from start to end; an unknown side is open.");

const datesOfHost: FilterField<DateRange> = {
  ...hosting,
  description: `${hosting.description} Of one episode without a start or an end: when it took place, else was published.`,
  where: (range, row, filter) => either(hosting.where(range, row, filter), isOfEpisodeWithin(range, row)),
};

/** A host of one episode, of whom no period is known. */
function isOfEpisodeWithin(range: DateRange, row: Row): Condition {
  const within = row.referred("Episode", "episodeId", (episode) => isWithin(daysOfEpisode, range, episode));
  return within && all([sql`${row("startEarliest")} is null and ${row("endLatest")} is null`, within]);
}

/** The show or the episode that a host hosts. */
const hosted = (row: Row) => sql`coalesce(${row("showId")}, ${row("episodeId")})`;

export const hostFilter = {
  roles: anyOf(HostRole, "role", "In any of these roles."),
  person: reference("Person", "personId", "Id or slug of the person."),
  show: reference("Show", "showId", "Id or slug of the show; not for hosts of one episode."),
  showKinds: {
    type: () => [ShowKind],
    description: "Of a show of any of these kinds, or of an episode of one.",
    where: (kinds, row) =>
      either(
        isOfKind(kinds, row),
        row.referred("Episode", "episodeId", (episode) => isOfKind(kinds, episode)),
      ),
  } satisfies FilterField<ShowKind[]>,
  dates: datesOfHost,
  topics: topics(hosted, "Of a show or an episode about these topics."),
  platforms: platforms(hosted, "Of a show or an episode with a recording or a page on these platforms."),
  languages: languages(hosted, "Of a show or an episode in any of these languages."),
  ...stated,
};

const ofShow = (row: Row) => row("showId");

export const showOrganisationFilter = {
  roles: anyOf(ShowOrganisationRole, "role", "In any of these roles."),
  show: reference("Show", "showId", "Id or slug of the show."),
  showKinds,
  organisation: reference("Organisation", "organisationId", "Id or slug of the organisation."),
  ...exactly("organisation"),
  dates: datesOfEpisodes(
    "showId",
    "Of a show with an episode that took place then, else was published then.",
  ),
  topics: topics(ofShow, "Of shows about these topics as a whole."),
  platforms: platforms(ofShow, "Of shows with a page on these platforms."),
  languages: languages(ofShow, "Of shows in any of these languages."),
  ...stated,
};

const ofWork = (row: Row) =>
  sql`coalesce(${row("workShowId")}, ${row("workEpisodeId")}, ${row("workPublicationId")})`;

/** Works or subjects of any of these types. Other types match no row. */
const typesOf = (side: "work" | "subject", arms: readonly TypeName[], description: string) => ({
  type: () => [NodeType],
  description,
  where: (types: TypeName[], row: Row) => {
    const asked = arms.filter((type) => types.includes(type));
    return asked.length === 0
      ? sql`false`
      : join(
          asked.map((type) => sql`${row(`${side}${type}Id`)} is not null`),
          " or ",
        );
  },
});

export const aboutFilter = {
  works: typesOf(
    "work",
    ["Show", "Episode", "Publication"],
    "Works of any of these types: Show, Episode, Publication.",
  ),
  subjects: typesOf(
    "subject",
    ["Person", "Organisation", "Topic", "Publication"],
    "Subjects of any of these types: Person, Organisation, Topic, Publication.",
  ),
  participant: referenceIn(
    "Person",
    "Id or slug of a person who appeared in the episode, or contributed to the publication.",
    (row) => ({
      from: sql`"participation" p
        where p."eventId" = coalesce(${row("workEpisodeId")}, ${row("workPublicationId")})
          and p."layer" in ('APPEARANCE', 'CONTRIBUTION')`,
      key: raw('p."memberId"'),
    }),
  ),
  dates: {
    type: () => DateRange,
    description:
      "Works of then: episodes that took place, else were published; publications that were published; shows with such an episode.",
    where: (range, row) =>
      either(
        hasEpisodeWithin(row("workShowId"), range),
        either(
          row.referred("Episode", "workEpisodeId", (episode) => isWithin(daysOfEpisode, range, episode)),
          isItem(row("workPublicationId"), { dates: range }),
        ),
      ),
  } satisfies FilterField<DateRange>,
  topics: topics(ofWork, "Works about these topics."),
  platforms: platforms(ofWork, "Works with a recording, a text or a page on these platforms."),
  languages: languages(ofWork, "Works in any of these languages."),
  ...stated,
};

export const topicFilter = {
  label: partOf("sortText", "Part of a label"),
  broader: reference("Topic", "broaderId", "Id or slug of a topic above them."),
  ...directly("broader"),
  ...stated,
};
