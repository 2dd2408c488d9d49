import { raw, sql } from "../../database/sql/sql";
import { ContributionRole } from "../../entities/contribution";
import { HonourOutcome } from "../../entities/honour";
import { PublicationKind } from "../../entities/publication";
import { isIn, within } from "../pages/conditions";
import { DateRange, daysOf } from "./dates";
import type { FilterField } from "./field";
import { anyOf, dates, exactly, isWithin, partOf, reference, referenceIn, stated, textIs } from "./fields";
import { relatedTo } from "./related-to";
import { languages, own, platforms, topics } from "./facets";
import type { Row } from "./row";

const daysPublished = { earliest: "publishedOnEarliest", latest: "publishedOnLatest" };

export const publicationFilter = {
  relatedTo: relatedTo.publications,
  title: partOf("searchText", "Part of a title"),
  kinds: anyOf(PublicationKind, "kind", "Any of these kinds."),
  publisher: reference(
    "Organisation",
    "publisherId",
    "Id or slug of the organisation that published them, or of one above it.",
  ),
  contributor: referenceIn("Person", "Id or slug of a contributor, in any role.", (row) => ({
    from: sql`"contribution" c where c."publicationId" = ${row("id")}`,
    key: raw('c."contributorPersonId"'),
  })),
  dates: dates(daysPublished, "When they were published."),
  ...exactly("publisher"),
  topics: topics(own, "About these topics."),
  platforms: platforms(own, "With a text or a page on these platforms."),
  languages: languages(own, "In any of these languages."),
  ...stated,
};

const ofPublication = (row: Row) => row("publicationId");

const kindsOfPublication: FilterField<PublicationKind[]> = {
  type: () => [PublicationKind],
  description: "To publications of any of these kinds.",
  where: (kinds, row) =>
    row.referred("Publication", "publicationId", (publication) => isIn(publication("kind"), kinds)),
};

const datesOfPublication: FilterField<DateRange> = {
  type: () => DateRange,
  description: "When the publication was published.",
  where: (range, row) =>
    row.referred("Publication", "publicationId", (publication) =>
      isWithin(daysPublished, range, publication),
    ),
};

export const contributionFilter = {
  roles: anyOf(ContributionRole, "role", "In any of these roles."),
  kinds: kindsOfPublication,
  dates: datesOfPublication,
  topics: topics(ofPublication, "To publications about these topics."),
  platforms: platforms(ofPublication, "To publications with a text or a page on these platforms."),
  languages: languages(ofPublication, "To publications in any of these languages."),
  ...stated,
};

/** The cycle of an award is its year: from its first day to its last. */
const isInCycle = (range: DateRange, award: Row) =>
  within(
    { earliest: sql`${award("year")} || '-01-01'`, latest: sql`${award("year")} || '-12-31'` },
    daysOf(range),
  );

export const awardFilter = {
  name: partOf("searchText", "Part of the name or category"),
  year: textIs("year", "The cycle, YYYY."),
  conferredBy: reference(
    "Organisation",
    "conferredById",
    "Id or slug of the organisation that confers them, or of one above it.",
  ),
  dates: {
    type: () => DateRange,
    description: "The year of the cycle.",
    where: isInCycle,
  } satisfies FilterField<DateRange>,
  platforms: platforms(own, "With a page on these platforms."),
  ...exactly("conferredBy"),
  ...stated,
};

export const honourFilter = {
  outcomes: anyOf(HonourOutcome, "outcome", "Of any of these outcomes."),
  onBehalfOf: reference(
    "Organisation",
    "onBehalfOfId",
    "Id or slug of the organisation on whose behalf, or of one above it.",
  ),
  dates: {
    type: () => DateRange,
    description: "The year of the award's cycle.",
    where: (range: DateRange, row: Row) =>
      row.referred("Award", "awardId", (award) => isInCycle(range, award)),
  } satisfies FilterField<DateRange>,
  ...exactly("onBehalfOf"),
  ...stated,
};
