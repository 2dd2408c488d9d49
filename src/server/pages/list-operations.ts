import type { PageType } from "../../formats/site";

/** What a list is of: a thing, or all of the graph. */
export type ListOf = PageType | "Graph";

/** Lists that come in pages: their operations take `first`, `within` and `after`. */
export type ListForm = "rss" | "csv" | "xlsx" | "bibtex" | "ris" | "cslJson";

/** Of each form of a list, what a page of it has over HTTP, within the maximum price of an anonymous client: items, and the rows in each. */
export const pageSizes: Readonly<Record<ListForm, { readonly first: number; readonly within: number }>> = {
  rss: { first: 13, within: 10 },
  csv: { first: 70, within: 0 },
  xlsx: { first: 70, within: 0 },
  bibtex: { first: 10, within: 15 },
  ris: { first: 10, within: 15 },
  cslJson: { first: 10, within: 15 },
};

type Texts = Readonly<Partial<Record<ListOf, string>>>;

export const listFragments = {
  Heard: `fragment Heard on Person {
  ...Ref
  links { url purpose pointsAt standing }
}`,
  HeardEpisode: `fragment HeardEpisode on Episode {
  ...DatedEpisode
  guid
  kind
  number
  numberDisplay
  season
  seasonName
  publishedOn { edtf earliest latest precision }
  hosts { standing role creditedAs person { ...Heard } }
  appearances(first: $within) { nodes { standing roles creditedAs person { ...Heard } } }
}`,
  Work: `fragment Work on Publication {
  ...Ref
  standing
  title
  containerTitle
  volume
  issue
  number
  language
  abstract
  publishedOn { edtf earliest latest precision }
  identifiers { scheme value standing }
  links { url purpose pointsAt standing }
  publisher { ...Ref }
  contributions(first: $within) {
    nodes { standing role creditedAs contributor { ...Ref ... on Person { sortName } } }
  }
  about(first: $within) { nodes { standing subject { ...Ref } } }
}`,
};

/** A page of a list: in the thing, or beside it. */
const paged = (
  field: string,
  nodes: string,
  filter = "",
): string => `list: ${field}(${filter}first: $first, after: $after) {
    nodes {
      ${nodes}
    }
    pageInfo { hasNextPage endCursor }
  }`;

const of = (type: PageType, list: string, variables: string, more = ""): string =>
  `query ListOf${type}($id: ID!, ${variables}) {
  thing: ${type.toLowerCase()}(id: $id) {
    ...Ref
    ${more}
    ${list}
  }
}`;

const nested = "$first: Int!, $within: Int!, $after: String";
const flat = "$first: Int!, $after: String";

const heard = `standing
      roles
      creditedAs
      person { ...Ref }
      episode { ...HeardEpisode }`;

/** Appearances with their episodes, for a feed of a thing. */
export const appearancesOf: Texts = Object.fromEntries(
  (["Person", "Organisation", "Topic"] as const).map((type) => [
    type,
    of(type, paged("appearances", heard), nested),
  ]),
);

/** For the feed of a show. */
export const episodesOf: Texts = {
  Show: of(
    "Show",
    paged("episodes", "...HeardEpisode"),
    nested,
    `description
    language
    identifiers { scheme value standing }
    links { url purpose pointsAt standing }
    hosts(first: 20) { nodes { standing role creditedAs person { ...Heard } } }`,
  ),
};

const row = `id
      standing
      roles
      creditedAs
      position
      person { ...Ref }
      onBehalfOf { ...Ref }
      episode {
        ...EpisodeRef
        standing
        status
        kind
        duration
        number
        season
        language
        occurredOn { edtf earliest latest precision }
        publishedOn { edtf earliest latest precision }
        links { url purpose pointsAt standing }
      }`;

/** Appearances as the rows of a table. */
export const appearanceRows: Texts = {
  ...Object.fromEntries(
    (["Person", "Show", "Organisation", "Topic"] as const).map((type) => [
      type,
      of(type, paged("appearances", row), flat),
    ]),
  ),
  Graph: `query AppearanceRows(${flat}) {
  ${paged("appearances", row)}
}`,
};

const worksBeside = (type: PageType, filter: string): string => `query WorksOf${type}($id: ID!, ${nested}) {
  thing: ${type.toLowerCase()}(id: $id) { ...Ref }
  ${paged("publications", "...Work", `filter: { ${filter} }, `)}
}`;

/** The publications that a person contributed to, or that are related to an organisation or a topic; or the one. */
export const works: Texts = {
  Person: worksBeside("Person", "contributor: $id"),
  Organisation: worksBeside("Organisation", "relatedTo: { organisation: $id }"),
  Topic: worksBeside("Topic", "relatedTo: { topic: $id }"),
  Publication: `query Work($id: ID!, $within: Int!) {
  thing: publication(id: $id) { ...Work }
}`,
  Graph: `query Works(${nested}) {
  ${paged("publications", "...Work")}
}`,
};

/** What a résumé says of a person. */
export const resume: Texts = {
  Person: `query Resume($id: ID!) {
  thing: person(id: $id) {
    ...Ref
    description
    accounts { platform handle url }
    links { url purpose pointsAt standing }
    affiliations(first: 50) {
      nodes {
        standing
        kind
        state
        roleTitle
        start { edtf earliest latest precision }
        end { edtf earliest latest precision }
        organisation { ...Ref locality links { url purpose pointsAt standing } }
      }
    }
    honours(first: 30) { nodes { standing outcome award { ...Ref conferredBy { ...Ref } } } }
    publications(first: 50) {
      nodes {
        standing
        role
        publication {
          ...Ref
          standing
          title
          abstract
          publishedOn { edtf earliest latest precision }
          links { url purpose pointsAt standing }
          publisher { ...Ref }
        }
      }
    }
  }
}`,
};
