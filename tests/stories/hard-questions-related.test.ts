import { graphOver, type Ask } from "../helpers/graph-over";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { answerOf } from "./answer-of";

interface Named {
  readonly name: string;
}
interface List<Node> {
  readonly nodes: readonly Node[];
}

/** More of what people asked and could not, about what belongs together: each in one request, on the starting catalogue. */
describe("in one request, of what is related", () => {
  let ask: Ask;

  beforeAll(async () => {
    ask = graphOver(await startingCatalogue());
  });

  const answer = <Data>(query: string): Promise<Data> => answerOf(ask, query);

  it("all of the Army's, appearances and texts", async () => {
    const { related } = await answer<{
      related: List<{ kind: string; item: { title?: string; episode?: Titled } }>;
    }>(
      `{ related(to: { organisation: "british-army" }, kinds: [APPEARANCE, PUBLICATION]) { nodes { kind item {
        ... on Appearance { episode { title: displayTitle } } ... on Publication { title: displayTitle } } } } }`,
    );
    const titles = related.nodes.map(({ kind, item }) => `${kind} ${item.title ?? item.episode?.title}`);

    expect(titles.toSorted()).toEqual([
      "APPEARANCE Leading From The Front",
      "APPEARANCE Leading with Love",
      "PUBLICATION Book on army officer recruitment",
      "PUBLICATION Insight 60",
      "PUBLICATION Reserve commissioning course short",
    ]);
  });

  it("the school's press, and whether she is in it", async () => {
    const school = 'organisation: "woodlands-primary-school"';
    const found = await answer<{
      press: { totalCount: number } & List<{ kind: string; containerTitle: string }>;
      withHer: { totalCount: number };
      films: { subjectOf: List<{ work: Titled & { appearances: { totalCount: number } } }> };
    }>(`{
      press: publications(filter: { relatedTo: { ${school}, reasons: [ABOUT] } }, first: 100) {
        totalCount nodes { kind containerTitle } }
      withHer: publications(filter: { relatedTo: { all: [{ ${school} }, { person: "victoria-carr" }] } }) { totalCount }
      films: organisation(slug: "woodlands-primary-school") { subjectOf(filter: { works: [Episode] }) {
        nodes { work { ... on Episode { title: displayTitle appearances(filter: { person: "victoria-carr" }) { totalCount } } } } } }
    }`);

    expect(found.press.totalCount).toBe(15);
    expect(found.press.nodes.map(({ kind, containerTitle }) => `${kind} ${containerTitle}`)).toEqual(
      found.press.nodes.map(() => "NEWS_STORY Chester Standard"),
    );
    expect(found.withHer.totalCount).toBe(15);
    expect(found.films.subjectOf.nodes.map(({ work }) => work)).toContainEqual({
      title: expect.stringContaining("Sky News") as string,
      appearances: { totalCount: 0 },
    });
  });

  it("everything on “Leading with Love”", async () => {
    const found = await answer<{
      publication: { contributions: List<{ role: string; contributor: Named }> };
      related: List<{ because: Array<{ reason: string }>; item: { episode: Titled & { show: Titled } } }>;
      search: { groups: Array<{ type: string; hits: List<{ node: { title?: string } }> }> };
    }>(`{
      publication(id: "leading-with-love") { contributions { nodes { role contributor { ... on Person { name } } } } }
      related(to: { publication: "leading-with-love" }) { nodes { because { reason } item {
        ... on Appearance { episode { title: displayTitle show { title: displayTitle } } } } } }
      search(text: "Leading with Love") { groups { type hits { nodes { node {
        ... on Publication { title: displayTitle } ... on Episode { title: displayTitle } } } } } }
    }`);

    expect(found.publication.contributions.nodes).toEqual([
      { role: "AUTHOR", contributor: { name: "Victoria Carr" } },
    ]);
    expect(
      found.related.nodes.map(({ because, item: { episode } }) => [because, episode.show.title]),
    ).toEqual([[[{ reason: "ABOUT" }], "Teacher Toolkit book launch"]]);
    const titles = found.search.groups.flatMap(({ type, hits }) =>
      hits.nodes.flatMap(({ node }) => (node.title === "Leading with Love" ? [type] : [])),
    );
    expect(titles.toSorted()).toEqual(["Episode", "Publication"]);
  });

  it("organisations one step from her: where she belongs, and for whom she spoke or was honoured", async () => {
    const { person } = await answer<{
      person: {
        affiliations: List<{ organisation: Named }>;
        appearances: List<{ onBehalfOf: readonly Named[] }>;
        honours: List<{ onBehalfOf: Named | null }>;
      };
    }>(`{ person(id: "victoria-carr") {
      affiliations { nodes { organisation { name } } }
      appearances(first: 100) { nodes { onBehalfOf { name } } }
      honours { nodes { onBehalfOf { name } } } } }`);
    const names = [
      ...person.affiliations.nodes.map(({ organisation }) => organisation.name),
      ...person.appearances.nodes.flatMap(({ onBehalfOf }) => onBehalfOf.map(({ name }) => name)),
      ...person.honours.nodes.flatMap(({ onBehalfOf }) => onBehalfOf?.name ?? []),
    ];

    expect([...new Set(names)].toSorted()).toEqual([
      "Centre for Army Leadership",
      "Chartered Management Institute",
      "Intelligence Corps",
      "University of Chester",
      "Woodlands Primary School",
    ]);
  });

  it("the way from her to the Army, in words that are so", async () => {
    const { path } = await answer<{
      path: { shortestCount: number; ways: Array<{ steps: Array<{ inWords: string[] }> }> };
    }>(`{ path(from: "person/victoria-carr", to: "organisation/british-army") {
      shortestCount ways(max: 3) { steps { inWords } } } }`);

    expect(path.shortestCount).toBe(2);
    const ways = path.ways.map(({ steps }) => steps.map(({ inWords }) => inWords.join()).join("; "));
    expect(ways.slice(0, 2).toSorted()).toEqual([
      "Victoria Carr holds an invited post at Centre for Army Leadership; Centre for Army Leadership is part of British Army",
      "Victoria Carr serves in Intelligence Corps; Intelligence Corps is part of British Army",
    ]);
    expect(ways[2]).toBe(
      "Victoria Carr wrote Insight 60; Centre for Army Leadership published Insight 60; Centre for Army Leadership is part of British Army",
    );
  });

  it("networks that she spoke for", async () => {
    const { organisations } = await answer<{
      organisations: List<Named & { appearances: List<{ person: Named }> }>;
    }>(`{ organisations(filter: { kinds: [NETWORK] }) { nodes { name
      appearances(reasons: [ON_BEHALF_OF, SHOW_ORGANISATION]) { nodes { person { name } } } } } }`);
    const spokeFor = organisations.nodes.filter(({ appearances }) =>
      appearances.nodes.some(({ person }) => person.name === "Victoria Carr"),
    );

    expect(spokeFor.map(({ name, appearances }) => [name, appearances.nodes.length])).toEqual([
      ["Defence Women's Network", 2],
      ["Teach Well Alliance", 1],
    ]);
  });

  it("institutions that work together", async () => {
    const { network } = await answer<{
      network: { ties: List<{ from: { node: Named }; to: { node: Named } }> };
    }>(`{ network(of: ORGANISATIONS, layers: [PARTNERSHIP]) { ties(first: 100) { nodes {
      from { node { ... on Organisation { name } } } to { node { ... on Organisation { name } } } } } } }`);

    const pairs = network.ties.nodes.map(({ from, to }) =>
      [from.node.name, to.node.name].toSorted().join(" and "),
    );
    expect(pairs).toContain("Royal Marines and Woodlands Primary School");
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it("one producer's shows and their hosts, at each episode", async () => {
    const { shows } = await answer<{
      shows: List<Titled & { episodes: List<{ hosts: ReadonlyArray<{ person: Named }> }> }>;
    }>(`{ shows(filter: { organisation: "women-empowering-defence" }) { nodes { title: displayTitle
      episodes { nodes { hosts { person { name } } } } } } }`);

    expect(
      shows.nodes.map(({ title, episodes }) => [
        title,
        episodes.nodes.map(({ hosts }) => hosts.map(({ person }) => person.name).toSorted()),
      ]),
    ).toEqual([
      ["16 Days of Action", [["Gemma Vinton", "Natalie Maddox-Hussain"]]],
      ["WED Talks", [["Gemma Vinton"]]],
    ]);
  });

  it("hosts from Ofsted, and what they were there", async () => {
    const { people } = await answer<{
      people: List<
        Named & {
          affiliations: List<{ roleTitle: string; state: string }>;
          hostings: List<{ show: Titled | null }>;
        }
      >;
    }>(`{ people(filter: { affiliatedWith: "ofsted" }) { nodes { name
      affiliations(filter: { organisation: "ofsted" }) { nodes { roleTitle state } }
      hostings { nodes { show { title: displayTitle } } } } } }`);

    expect(
      people.nodes.map(({ name, affiliations, hostings }) => [
        name,
        affiliations.nodes.map(({ roleTitle, state }) => `${state} ${roleTitle}`),
        hostings.nodes.map(({ show }) => show?.title),
      ]),
    ).toEqual([
      ["Stan Johnson", ["FORMER Secondee"], ["Frank and Stan Chat"]],
      ["Frank Norris", ["FORMER HMI"], ["Frank and Stan Chat"]],
    ]);
  });
});

interface Titled {
  readonly title: string;
}
