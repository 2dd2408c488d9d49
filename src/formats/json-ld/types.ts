import type { OrganisationKind, PublicationKind, ShowKind } from "../words";

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
  PODCAST: { show: "PodcastSeries", episode: "PodcastEpisode", isEvent: false },
  BROADCAST: recorded,
  VIDEO_SERIES: recorded,
  CONFERENCE: meeting,
  SEMINAR_SERIES: meeting,
  COURSE: lessons,
  WORKSHOP: lessons,
  EVENT: { ...meeting, show: "Event" },
};

const body = "Organization";

/** The nearest type whose definition is met by every organisation of the kind. */
export const organisationTypes: Readonly<Record<OrganisationKind, string>> = {
  SCHOOL: "School",
  COLLEGE: "CollegeOrUniversity",
  UNIVERSITY: "CollegeOrUniversity",
  RESEARCH_CENTRE: "ResearchOrganization",
  ACADEMY_TRUST: body,
  FEDERATION: body,
  COOPERATIVE: body,
  LOCAL_AUTHORITY: "GovernmentOrganization",
  GOVERNMENT_DEPARTMENT: "GovernmentOrganization",
  REGULATOR: body,
  MILITARY: body,
  BUSINESS: body,
  CHARITY: body,
  MEDIA: body,
  PUBLISHER: body,
  PROFESSIONAL_BODY: body,
  NETWORK: body,
  HOSPITAL: "Hospital",
  PARTY: "PoliticalParty",
  CLUB: body,
  OTHER: body,
};

export const publicationTypes: Readonly<Record<PublicationKind, string>> = {
  BOOK: "Book",
  THESIS: "Thesis",
  ARTICLE: "Article",
  BLOG_POST: "BlogPosting",
  NEWS_STORY: "NewsArticle",
  REPORT: "Report",
  EDITED_ISSUE: "PublicationIssue",
};
