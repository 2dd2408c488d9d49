import type { PageType } from "../../formats/site";
import { calendars, feeds } from "./feed-operations";
import {
  appearanceRows,
  appearancesOf,
  episodesOf,
  listFragments,
  type ListForm,
  type ListOf,
  resume,
  works,
} from "./list-operations";

/** The references of rows: what a name and an address are made of. Aliases, since kinds differ by type. */
const fragments = {
  ...listFragments,
  Ref: `fragment Ref on Node {
  __typename
  id
  ... on Thing { slug }
  ... on Person { name }
  ... on Organisation { name kind }
  ... on Show { displayTitle showKind: kind }
  ... on Episode { displayTitle show { __typename id slug displayTitle showKind: kind } }
  ... on Publication { displayTitle publicationKind: kind }
  ... on Topic { label }
  ... on Award { name category year }
}`,
  EpisodeRef: `fragment EpisodeRef on Episode {
  __typename
  id
  slug
  displayTitle
  show { __typename id slug displayTitle showKind: kind }
}`,
  Described: `fragment Described on Stated {
  standing
  links { url purpose pointsAt standing }
  sources { document { title links { url } } }
}`,
  DatedEpisode: `fragment DatedEpisode on Episode {
  ...EpisodeRef
  standing
  changedAt
  status
  duration
  description
  date { edtf earliest latest precision }
  links { url purpose pointsAt standing }
  sources { document { title links { url } } }
}`,
};

/** With the fragments that it uses. */
function withFragments(text: string): string {
  const parts = [text];
  for (let index = 0; index < parts.length; index += 1) {
    for (const [, name = ""] of (parts[index] as string).matchAll(/\.\.\.(\w+)/g)) {
      const fragment = fragments[name as keyof typeof fragments];
      if (!parts.includes(fragment)) parts.push(fragment);
    }
  }
  return parts.join("\n\n");
}

const subjectOf = "subjectOf(first: 50) { nodes { standing work { ...Ref } } }";
const about = "about(first: 50) { nodes { standing subject { ...Ref } } }";
const hosts = "standing role creditedAs person { ...Ref }";
const identifiers = "identifiers { scheme value standing }";

/** What a thing's JSON-LD says. Each costs less than the maximum price of an anonymous client, however long its lists. */
const jsonLd: Readonly<Record<PageType, string>> = {
  Person: `query PersonAsJsonLd($id: ID!) {
  thing: person(id: $id) {
    ...Ref
    ...Described
    description
    honorificPrefix
    honorificSuffix
    alternateNames
    accounts { url }
    ${identifiers}
    affiliations(first: 50) { nodes { standing kind state roleTitle organisation { ...Ref } } }
    appearances(first: 50) { nodes { standing episode { ...EpisodeRef } } }
    publications(first: 50) { nodes { standing role publication { ...Ref } } }
    honours(first: 50) { nodes { standing outcome award { ...Ref } } }
    ${subjectOf}
  }
}`,
  Organisation: `query OrganisationAsJsonLd($id: ID!) {
  thing: organisation(id: $id) {
    ...Ref
    ...Described
    description
    alternateNames
    locality
    accounts { url }
    ${identifiers}
    parent { ...Ref }
    topics { ...Ref }
    ${subjectOf}
  }
}`,
  Show: `query ShowAsJsonLd($id: ID!) {
  thing: show(id: $id) {
    ...Ref
    ...Described
    description
    alternateTitles
    language
    feedUrl
    accounts { url }
    ${identifiers}
    hosts(first: 50) { nodes { ${hosts} } }
    organisations(first: 50) { nodes { standing role organisation { ...Ref } } }
    ${about}
    episodes(first: 100) { nodes { standing ...EpisodeRef } }
  }
}`,
  Episode: `query EpisodeAsJsonLd($id: ID!) {
  thing: episode(id: $id) {
    ...EpisodeRef
    ...Described
    description
    originalTitle
    status
    number
    numberDisplay
    language
    duration
    occurredOn { edtf earliest latest precision }
    publishedOn { edtf earliest latest precision }
    hosts { ${hosts} }
    appearances(first: 100) { nodes { standing roles creditedAs person { ...Ref } } }
    ${about}
  }
}`,
  Publication: `query PublicationAsJsonLd($id: ID!) {
  thing: publication(id: $id) {
    ...Ref
    ...Described
    description: abstract
    number
    issue
    containerTitle
    language
    publishedOn { edtf earliest latest precision }
    ${identifiers}
    publisher { ...Ref }
    basedOn { ...Ref }
    contributions(first: 50) { nodes { standing role creditedAs contributor { ...Ref } } }
    ${about}
    ${subjectOf}
  }
}`,
  Topic: `query TopicAsJsonLd($id: ID!) {
  thing: topic(id: $id) {
    ...Ref
    ...Described
    description
    ${subjectOf}
  }
}`,
  Award: `query AwardAsJsonLd($id: ID!) {
  thing: award(id: $id) {
    ...Ref
    ...Described
    conferredBy { ...Ref }
  }
}`,
};

function complete<Type extends ListOf>(texts: Readonly<Partial<Record<Type, string>>>) {
  return Object.fromEntries(
    Object.entries<string>(texts as Record<string, string>).map(([type, text]) => [
      type,
      withFragments(text),
    ]),
  ) as Partial<Record<Type, string>>;
}

export type Form = "jsonLd" | "atom" | "calendar" | "jsonResume" | ListForm;

/** The operation of each form of a page, by type; absent where there is no such form. */
export const operations: Readonly<Record<Form, Readonly<Partial<Record<ListOf, string>>>>> = {
  jsonLd: complete(jsonLd),
  atom: complete(feeds),
  calendar: complete(calendars),
  rss: complete({ ...appearancesOf, ...episodesOf }),
  csv: complete(appearanceRows),
  xlsx: complete(appearanceRows),
  bibtex: complete(works),
  ris: complete(works),
  cslJson: complete(works),
  jsonResume: complete(resume),
};

/** For an address without a thing: whether one was removed. */
export const tombstoneOperation = `query TombstoneAt($type: NodeType!, $id: ID!) {
  tombstone(type: $type, id: $id) {
    removedOn
  }
}`;

/** Whether there is a thing, and its present slug. */
export const slugOperations = Object.fromEntries(
  Object.keys(jsonLd).map((type) => [
    type,
    `query SlugAt($id: ID!) {\n  thing: ${type.toLowerCase()}(id: $id) {\n    id\n    slug\n  }\n}`,
  ]),
) as Readonly<Record<PageType, string>>;
