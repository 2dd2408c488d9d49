/** What the examples ask about: the value of each variable, by its name. */
export type Subjects = Readonly<Record<string, unknown>>;

interface Page<Node> {
  readonly nodes: readonly Node[];
}
interface Linked {
  readonly links: ReadonlyArray<{ readonly url: string }>;
}
interface Person extends Linked {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly affiliations: Page<unknown>;
  readonly publications: Page<unknown>;
  readonly honours: Page<unknown>;
  readonly shows: Page<unknown>;
  readonly appearances: Page<{ readonly onBehalfOf: ReadonlyArray<{ readonly slug: string } | null> | null }>;
}
interface Episode extends Linked {
  readonly slug: string;
  readonly season: string | null;
  readonly hosts: readonly unknown[];
  readonly appearances: Page<unknown>;
}
interface Show extends Linked {
  readonly slug: string;
  readonly kind: string;
  readonly organisations: Page<{ readonly organisation: { readonly id: string } }>;
  readonly episodes: Page<Episode>;
}
interface Topic {
  readonly slug: string;
  readonly label: string;
  readonly broader: { readonly slug: string } | null;
}
type Groups<Node> = {
  readonly groups: Page<{ readonly key: string | null; readonly node: Node | null }>;
} | null;

/** The answers to `candidateQueries` together. */
export interface Candidates {
  readonly network: { readonly members: Page<{ readonly node: Person | null }> } | null;
  readonly shows: Groups<Show>;
  readonly topics: Groups<Topic>;
  readonly organisations: Groups<{ readonly slug: string }>;
  readonly years: Groups<never>;
  readonly documents: Page<{
    readonly slug: string;
    readonly citedBy: Page<{ readonly citation: { readonly item: string | null } }>;
  }> | null;
  readonly publications: Page<Linked> | null;
}

/** Whom the defaults of the examples are about: null on other data. */
export const ourSubjectQuery = `{ person(slug: "victoria-carr") { id } }`;

/** Candidates, those with most appearances first: each query is within the limits of one. */
export const candidateQueries = [
  `query People {
  network(of: PEOPLE, layers: [APPEARANCE]) { members(first: 12, orderBy: STRENGTH) { nodes { node { ... on Person {
    id slug name links { url } affiliations(first: 1) { nodes { id } } publications(first: 1) { nodes { id } }
    honours(first: 1) { nodes { id } } shows(atLeast: 2, first: 1) { nodes { times } }
    appearances(first: 10) { nodes { onBehalfOf { slug } } } } } } } }
  organisations: appearancesBy(dimension: ORGANISATION, reasons: [ON_BEHALF_OF, ABOUT]) { groups(first: 3) { nodes { key
    node { ... on Organisation { slug } } } } }
  years: appearancesBy(dimension: YEAR) { groups(first: 50) { nodes { key } } }
  documents(first: 5) { nodes { slug citedBy(first: 3) { nodes { citation { item } } } } }
}`,
  `query Shows {
  shows: appearancesBy(dimension: SHOW) { groups(first: 8) { nodes { key node { ... on Show {
    slug kind links { url } organisations(first: 1) { nodes { organisation { id } } } episodes(first: 12) { nodes {
    slug season links { url } hosts { id } appearances(first: 1) { nodes { id } } } } } } } } }
  topics: appearancesBy(dimension: TOPIC) { groups(first: 20) { nodes { key node { ... on Topic {
    slug label broader { slug } } } } } }
  publications(first: 5) { nodes { links { url } } }
}`,
] as const;

/** What to ask about on this data, each that of which most is known; a variable without a candidate is left out. */
export function subjectsIn(candidates: Candidates): Subjects {
  const people = candidates.network?.members.nodes.flatMap(({ node }) => node ?? []) ?? [];
  const person = best(
    people,
    ({ affiliations, publications, honours, shows }) =>
      [affiliations, publications, honours, shows].filter(({ nodes }) => nodes.length > 0).length,
  );
  const spokenFor = person?.appearances.nodes
    .flatMap(({ onBehalfOf }) => onBehalfOf ?? [])
    .find((one) => one !== null);
  const shows = nodesOf(candidates.shows);
  const show = best(shows, ({ episodes }) => episodes.nodes.length);
  const conference = shows.find(({ kind }) => kind === "CONFERENCE") ?? show;
  const seasons = distinct(conference?.episodes.nodes.flatMap(({ season }) => season ?? []) ?? []);
  const episode = best(
    shows.flatMap(({ episodes }) => episodes.nodes),
    ({ links, hosts, appearances }) =>
      [links, hosts, appearances.nodes].filter((list) => list.length > 0).length,
  );
  const topics = nodesOf(candidates.topics);
  const [topic, other] = distinct(topics.map(({ slug, broader }) => broader?.slug ?? slug));
  const years = candidates.years?.groups.nodes.flatMap(({ key }) => key ?? []).toSorted() ?? [];
  const entry = candidates.documents?.nodes
    .flatMap(({ slug, citedBy }) => citedBy.nodes.map(({ citation }) => ({ slug, item: citation.item })))
    .find(({ item }) => item !== null);
  const links = (linked: Linked | undefined) => linked?.links[0]?.url;

  return known({
    person: person?.slug,
    personId: person?.id,
    organisation: spokenFor?.slug ?? nodesOf(candidates.organisations)[0]?.slug,
    organisationId: show?.organisations.nodes[0]?.organisation.id,
    show: show?.slug,
    conference: conference?.slug,
    seasons: seasons.length > 1 ? seasons.slice(0, 2) : undefined,
    episode: episode?.slug,
    topic,
    other,
    text: topics[0]?.label.split(" ").toSorted((a, b) => b.length - a.length)[0],
    misspelt: person && `${person.name.slice(0, 3)}${person.name.slice(4)}`,
    spotify: links(episode),
    youTube: links(show),
    apple: links(candidates.publications?.nodes.find((one) => one.links.length > 0)),
    account: links(person),
    from: years.at(-4) ?? years[0],
    to: years.at(-1),
    document: entry?.slug,
    item: entry?.item,
  });
}

/** Those of the subjects that an operation has variables for. */
export function variablesFor(operation: string, subjects: Subjects): Subjects {
  const names = new Set([...operation.matchAll(/\$(\w+): /g)].map(([, name]) => name));
  return Object.fromEntries(Object.entries(subjects).filter(([name]) => names.has(name)));
}

function nodesOf<Node>(groups: Groups<Node>): Node[] {
  return groups?.groups.nodes.flatMap(({ node }) => node ?? []) ?? [];
}

/** The first of those with most. */
function best<T>(candidates: readonly T[], scoreOf: (candidate: T) => number): T | undefined {
  return candidates.toSorted((a, b) => scoreOf(b) - scoreOf(a))[0];
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

function known(values: Record<string, unknown>): Subjects {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
