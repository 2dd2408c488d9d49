import { eachText } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import type { TypeName } from "../../domain/ids";
import { AppearanceRole } from "../../entities/appearance";
import { EpisodeKind, EpisodeStatus } from "../../entities/episode";
import { HostRole } from "../../entities/host";
import { NodeType } from "../../entities/node-type";
import { ShowKind } from "../../entities/show";
import { ShowOrganisationRole } from "../../entities/show-organisation";
import { isIn } from "../pages/conditions";
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
import { hasLinkOfAppearance, languages, platforms, topics } from "./facets";
import { exists, type Row } from "./row";

const daysOfEpisode = { earliest: "dayEarliest", latest: "dayLatest" };

/** On a show of any of these kinds. */
const showKinds: FilterField<ShowKind[]> = {
  type: () => [ShowKind],
  description: "On a show of any of these kinds.",
  where: (kinds, row) => row.referred("Show", "showId", (show) => isIn(show("kind"), kinds)),
};

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
  topics: topics("id", "About these topics as a whole."),
  platforms: platforms("id", "With a page on these platforms."),
  languages: languages("id", "In any of these languages."),
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
  topics: topics("id", "About these topics, themselves or their show."),
  platforms: platforms("id", "With a recording or a page on these platforms."),
  languages: languages("id", "In any of these languages: their own, else that of their show."),
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

export const appearanceFilter = {
  relatedTo: relatedTo.appearances,
  person: reference("Person", "personId", "Id or slug of the person."),
  show: reference("Show", "showId", "Id or slug of the show."),
  showKinds,
  roles: rolesOfAppearance,
  dates: datesOfAppearance,
  topics: topics("episodeId", "In episodes about these topics, themselves or their show."),
  platforms: platforms("episodeId", "In episodes with a recording or a page on these platforms."),
  languages: languages("episodeId", "In episodes in any of these languages."),
  ...stated,
  hasLink: hasLinkOfAppearance,
};

export const hostFilter = {
  roles: anyOf(HostRole, "role", "In any of these roles."),
  person: reference("Person", "personId", "Id or slug of the person."),
  show: reference("Show", "showId", "Id or slug of the show; not for hosts of one episode."),
  dates: period("When they hosted, from start to end; an unknown side is open."),
  ...stated,
};

export const showOrganisationFilter = {
  roles: anyOf(ShowOrganisationRole, "role", "In any of these roles."),
  show: reference("Show", "showId", "Id or slug of the show."),
  organisation: reference("Organisation", "organisationId", "Id or slug of the organisation."),
  ...exactly("organisation"),
  ...stated,
};

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
  ...stated,
};

export const topicFilter = {
  label: partOf("sortText", "Part of a label"),
  broader: reference("Topic", "broaderId", "Id or slug of a topic above them."),
  ...directly("broader"),
  ...stated,
};
