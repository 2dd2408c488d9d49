import { OrganisationKind } from "../../entities/organisation";
import { PublicationKind } from "../../entities/publication";
import { ShowKind } from "../../entities/show";

/** The schema.org types of a show and of its episodes. */
interface SeriesTypes {
  readonly show: string;
  readonly episode: string;
  /** Whether an episode is an Event, which has performers; else it is a CreativeWork, which has contributors. */
  readonly isEvent: boolean;
}

const recorded: SeriesTypes = { show: "CreativeWorkSeries", episode: "Episode", isEvent: false };
const meeting: SeriesTypes = { show: "EventSeries", episode: "Event", isEvent: true };
const lessons: SeriesTypes = { show: "EventSeries", episode: "EducationEvent", isEvent: true };

/** A series on air may be of radio or of television, which is not known. */
export const seriesTypes: Readonly<Record<ShowKind, SeriesTypes>> = {
  [ShowKind.PODCAST]: { show: "PodcastSeries", episode: "PodcastEpisode", isEvent: false },
  [ShowKind.BROADCAST]: recorded,
  [ShowKind.VIDEO_SERIES]: recorded,
  [ShowKind.CONFERENCE]: meeting,
  [ShowKind.SEMINAR_SERIES]: meeting,
  [ShowKind.COURSE]: lessons,
  [ShowKind.WORKSHOP]: lessons,
  [ShowKind.EVENT]: { ...meeting, show: "Event" },
};

const body = "Organization";

/** The nearest type whose definition is met by every organisation of the kind. */
export const organisationTypes: Readonly<Record<OrganisationKind, string>> = {
  [OrganisationKind.SCHOOL]: "School",
  [OrganisationKind.COLLEGE]: "CollegeOrUniversity",
  [OrganisationKind.UNIVERSITY]: "CollegeOrUniversity",
  [OrganisationKind.RESEARCH_CENTRE]: "ResearchOrganization",
  [OrganisationKind.ACADEMY_TRUST]: body,
  [OrganisationKind.FEDERATION]: body,
  [OrganisationKind.COOPERATIVE]: body,
  [OrganisationKind.LOCAL_AUTHORITY]: "GovernmentOrganization",
  [OrganisationKind.GOVERNMENT_DEPARTMENT]: "GovernmentOrganization",
  [OrganisationKind.REGULATOR]: body,
  [OrganisationKind.MILITARY]: body,
  [OrganisationKind.BUSINESS]: body,
  [OrganisationKind.CHARITY]: body,
  [OrganisationKind.MEDIA]: body,
  [OrganisationKind.PUBLISHER]: body,
  [OrganisationKind.PROFESSIONAL_BODY]: body,
  [OrganisationKind.NETWORK]: body,
  [OrganisationKind.HOSPITAL]: "Hospital",
  [OrganisationKind.PARTY]: "PoliticalParty",
  [OrganisationKind.CLUB]: body,
  [OrganisationKind.OTHER]: body,
};

export const publicationTypes: Readonly<Record<PublicationKind, string>> = {
  [PublicationKind.BOOK]: "Book",
  [PublicationKind.THESIS]: "Thesis",
  [PublicationKind.ARTICLE]: "Article",
  [PublicationKind.BLOG_POST]: "BlogPosting",
  [PublicationKind.NEWS_STORY]: "NewsArticle",
  [PublicationKind.REPORT]: "Report",
  [PublicationKind.EDITED_ISSUE]: "PublicationIssue",
};
