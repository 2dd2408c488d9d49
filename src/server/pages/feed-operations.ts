import type { PageType } from "../../formats/site";

const appearance = `__typename
        id
        standing
        changedAt
        roles
        creditedAs
        person { ...Ref }
        sources { document { title links { url } } }
        episode { ...DatedEpisode }`;

/** Everything related to a subject, of the kinds that have a date. */
const relatedTo = (type: "organisation" | "topic") => `query FeedOf($id: ID!) {
  thing: ${type}(id: $id) {
    ...Ref
    changedAt
  }
  related(to: { ${type}: $id }, kinds: [APPEARANCE, PUBLICATION, HONOUR], first: 30) {
    nodes {
      item {
        ... on Appearance {
        ${appearance}
        }
        ... on Publication {
          ...Ref
          standing
          changedAt
          containerTitle
          publishedOn { edtf earliest latest precision }
          links { url purpose pointsAt standing }
          sources { document { title links { url } } }
        }
        ... on Honour {
          __typename
          id
          standing
          changedAt
          outcome
          creditedAs
          award { ...Ref }
          recipients { ...Ref }
          sources { document { title links { url } } }
        }
      }
    }
  }
}`;

/** The Atom feed of a thing. */
export const feeds: Readonly<Partial<Record<PageType, string>>> = {
  Person: `query FeedOfPerson($id: ID!) {
  thing: person(id: $id) {
    ...Ref
    changedAt
    appearances(first: 30) {
      nodes {
        ${appearance}
      }
    }
  }
}`,
  Show: `query FeedOfShow($id: ID!) {
  thing: show(id: $id) {
    ...Ref
    changedAt
    episodes(first: 50) { nodes { ...DatedEpisode } }
  }
}`,
  Organisation: relatedTo("organisation"),
  Topic: relatedTo("topic"),
};

const calendarOfAppearances = (type: "person" | "organisation" | "topic") => `query CalendarOf($id: ID!) {
  thing: ${type}(id: $id) {
    ...Ref
    changedAt
    appearances(first: 50) { nodes { standing episode { ...DatedEpisode } } }
  }
}`;

/** The calendar of a thing. */
export const calendars: Readonly<Partial<Record<PageType, string>>> = {
  Person: calendarOfAppearances("person"),
  Organisation: calendarOfAppearances("organisation"),
  Topic: calendarOfAppearances("topic"),
  Show: `query CalendarOf($id: ID!) {
  thing: show(id: $id) {
    ...Ref
    changedAt
    episodes(first: 50) { nodes { ...DatedEpisode } }
  }
}`,
  Episode: `query CalendarOf($id: ID!) {
  thing: episode(id: $id) { ...DatedEpisode }
}`,
};
