import { graphOver, type Ask } from "../helpers/graph-over";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { answerOf } from "./answer-of";

/** Questions that people asked and could not: each in one request, with its whole answer on the starting catalogue. */
describe("in one request", () => {
  let ask: Ask;

  beforeAll(async () => {
    ask = graphOver(await startingCatalogue());
  });

  const answer = <Data>(query: string): Promise<Data> => answerOf(ask, query);

  it("what was in 2024: one session, no text, no award", async () => {
    const dates = '{ dates: { from: "2024", to: "2024" } }';
    const found = await answer(`{
      appearances(filter: ${dates}) { totalCount nodes { episode { displayTitle date { edtf } } } }
      publications(filter: ${dates}) { totalCount }
      awards(filter: ${dates}) { totalCount } }`);

    expect(found).toEqual({
      appearances: {
        totalCount: 1,
        nodes: [{ episode: { displayTitle: "World Education Summit 2024", date: { edtf: "2024" } } }],
      },
      publications: { totalCount: 0 },
      awards: { totalCount: 0 },
    });
  });

  it("all from February to April 2021", async () => {
    const dates = 'filter: { dates: { from: "2021-02", to: "2021-04" } }';
    const found = await answer(`{ person(slug: "victoria-carr") {
      appearances(${dates}) { nodes { episode { displayTitle date { edtf } } } }
      publications(${dates}) { nodes { publication { displayTitle publishedOn { edtf } } } }
      honours(${dates}) { totalCount } } }`);

    expect(found).toEqual({
      person: {
        appearances: {
          nodes: [
            {
              episode: {
                displayTitle: "School leadership, social media and pandemic parenting with Dr Victoria Carr",
                date: { edtf: "2021-04-29" },
              },
            },
          ],
        },
        publications: {
          nodes: [
            { publication: { displayTitle: "Transition", publishedOn: { edtf: "2021-03" } } },
            {
              publication: {
                displayTitle: "On love, legacy, leadership, parenting and a global pandemic",
                publishedOn: { edtf: "2021-02" },
              },
            },
          ],
        },
        honours: { totalCount: 0 },
      },
    });
  });

  it("what is on both Spotify and Apple Podcasts", async () => {
    const { episodes } = await answer<{ episodes: { totalCount: number; nodes: Named[] } }>(
      `{ episodes(filter: { platforms: { all: [SPOTIFY, APPLE_PODCASTS] } }) {
        totalCount nodes { displayTitle show { displayTitle } } } }`,
    );

    expect(episodes.totalCount).toBe(3);
    expect(episodes.nodes.map(({ show }) => show.displayTitle)).toEqual([
      "The Teachers' Point of View",
      "The Teachers' Podcast",
      "The Teachers' Podcast",
    ]);
  });

  it("an award's finalists and shortlisted, with their employers", async () => {
    const { award } = await answer<{ award: { honours: { nodes: Honoured[] } } }>(
      `{ award(slug: "chartered-manager-of-the-year-2023") {
        honours(filter: { outcomes: [FINALIST, SHORTLISTED] }) {
          nodes { outcome person { name } onBehalfOf { name } } } } }`,
    );

    expect(
      award.honours.nodes
        .map(({ outcome, person, onBehalfOf }) => `${outcome} ${person.name}, ${onBehalfOf.name}`)
        .toSorted(),
    ).toEqual([
      "FINALIST Victoria Carr, Woodlands Primary School",
      "SHORTLISTED Fiona Apio-Matanda, Royal Borough of Greenwich",
      "SHORTLISTED Godwin Simon, Medway NHS Trust",
      "SHORTLISTED Harish Kathiresan, United Utilities",
      "SHORTLISTED Heather West, Ceredigion County Council",
      "SHORTLISTED Jennifer Baines, Gangmaster and Labour Abuse Authority",
      "SHORTLISTED Tom Olliver, Qiddiya",
    ]);
  });

  it("what is only inferred, of every type, and from what", async () => {
    const { dataGaps } = await answer<{ dataGaps: { totalCount: number; nodes: Inferred[] } }>(
      `{ dataGaps(kinds: [ONLY_INFERRED], first: 100) { totalCount nodes {
        subject { __typename ... on Stated { standing inferredFrom } } } } }`,
    );

    expect(dataGaps.totalCount).toBeGreaterThan(100);
    expect(dataGaps.nodes).toHaveLength(100);
    for (const { subject } of dataGaps.nodes) {
      expect(subject).toMatchObject({
        standing: "INFERRED",
        inferredFrom: expect.stringMatching(/./) as string,
      });
    }
  });

  it("her texts by topic", async () => {
    const { topics } = await answer<{ topics: { nodes: TopicWithTexts[] } }>(
      `{ topics(first: 100) { nodes { label
        subjectOf(filter: { works: [Publication], participant: "victoria-carr" }) {
          nodes { work { ... on Publication { displayTitle } } } } } } }`,
    );
    const texts = topics.nodes.flatMap(({ label, subjectOf: { nodes } }) =>
      nodes.length > 0 ? [[label, nodes.map(({ work }) => work.displayTitle).toSorted()]] : [],
    );

    expect(Object.fromEntries(texts)).toMatchObject({
      "COVID-19 pandemic": [
        "Exploring the impact of COVID-19: pedagogy, curriculum, assessment",
        "On love, legacy, leadership, parenting and a global pandemic",
        "Post-COVID-19: a brave new world",
      ],
      "Military history": ["MA dissertation in military history"],
      "School improvement": ["Authentic School Improvement"],
    });
  });

  it("which topics come with COVID-19", async () => {
    const found = await answer<Record<"publications" | "episodes", { nodes: WithTopics[] }>>(
      `{ publications(filter: { topics: { any: ["covid-19-pandemic"] } }) { nodes { ...Topics } }
        episodes(filter: { topics: { any: ["covid-19-pandemic"] } }) { nodes { topics: about(filter: { subjects: [Topic] }) { nodes { subject { ... on Topic { label } } } } } } }
      fragment Topics on Publication { topics: about(filter: { subjects: [Topic] }) { nodes { subject { ... on Topic { label } } } } }`,
    );
    const labels = [...found.publications.nodes, ...found.episodes.nodes].flatMap(({ topics }) =>
      topics.nodes.map(({ subject }) => subject.label),
    );

    expect([...new Set(labels)].toSorted()).toEqual([
      "COVID-19 pandemic",
      "Curriculum and assessment",
      "Leadership",
      "Parenting",
      "School leadership",
      "Social media",
    ]);
  });

  it("which hosts had her twice", async () => {
    const { appearancesBy } = await answer<{ appearancesBy: { groups: { nodes: HostGroup[] } } }>(
      `{ appearancesBy(dimension: HOST, filter: { person: "victoria-carr" }) {
        groups(atLeast: 2) { nodes { label count node { ... on Person { name } } } } } }`,
    );

    expect(
      appearancesBy.groups.nodes
        .map(({ label, count, node }) => `${node?.name ?? label} ${count}`)
        .toSorted(),
    ).toEqual([
      "Claire Riley 2",
      "Frank Norris 2",
      "Gemma Vinton 2",
      "Stan Johnson 2",
      "TJ Juttla 2",
      "no known host 12",
    ]);
  });

  it("her roles by kind of show", async () => {
    const { appearancesBy } = await answer<{ appearancesBy: { groups: { nodes: KindGroup[] } } }>(
      `{ appearancesBy(dimension: SHOW_KIND, and: ROLE, filter: { person: "victoria-carr" }) {
        groups(orderBy: A_TO_Z) { nodes { key within { groups { nodes { label count } } } } } } }`,
    );

    expect(
      Object.fromEntries(
        appearancesBy.groups.nodes.map(({ key, within }) => [
          key,
          within.groups.nodes.map(({ label, count }) => `${label} ${count}`),
        ]),
      ),
    ).toEqual({
      CONFERENCE: ["SPEAKER 5"],
      COURSE: ["PRESENTER 1"],
      EVENT: ["KEYNOTE_SPEAKER 1"],
      PODCAST: ["GUEST 25", "INTERVIEWEE 1"],
      SEMINAR_SERIES: ["SPEAKER 1"],
      VIDEO_SERIES: ["GUEST 2"],
      WORKSHOP: ["FACILITATOR 1"],
    });
  });

  it("what a Handle leads to, which only an identifier has", async () => {
    const { resolve } = await answer<{ resolve: object }>(
      `{ resolve(url: "http://hdl.handle.net/10034/622189") { kind canonicalUrl node { ... on Publication { kind } } bearers { nodes { purpose pointsAt } } } }`,
    );

    expect(resolve).toEqual({
      kind: "ONE",
      canonicalUrl: "https://hdl.handle.net/10034/622189",
      node: { kind: "THESIS" },
      bearers: { nodes: [{ purpose: "PROFILE", pointsAt: "PUBLICATION" }] },
    });
  });

  it("what the links lead to, and which are of unknown purpose", async () => {
    const { episodes } = await answer<{ episodes: { totalCount: number; nodes: Linked[] } }>(
      `{ episodes(filter: { hasLink: true }, first: 100) { totalCount nodes { links { platform purpose pointsAt standing } } } }`,
    );
    const counts: Record<string, number> = {};
    for (const { links } of episodes.nodes) {
      expect(links).not.toEqual([]);
      for (const { purpose, pointsAt } of links) {
        const kind = `${purpose} ${pointsAt}`;
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
    }

    expect(episodes.nodes).toHaveLength(episodes.totalCount);
    expect(counts).toEqual({
      "ABOUT EPISODE": 2,
      "MATERIAL EPISODE": 1,
      "RECORDING EPISODE": 33,
      "UNKNOWN UNKNOWN": 2,
    });
  });
});

interface Named {
  readonly displayTitle: string;
  readonly show: { readonly displayTitle: string };
}

interface Honoured {
  readonly outcome: string;
  readonly person: { readonly name: string };
  readonly onBehalfOf: { readonly name: string };
}

interface Inferred {
  readonly subject: object;
}

interface TopicWithTexts {
  readonly label: string;
  readonly subjectOf: { readonly nodes: ReadonlyArray<{ readonly work: { readonly displayTitle: string } }> };
}

interface WithTopics {
  readonly topics: { readonly nodes: ReadonlyArray<{ readonly subject: { readonly label: string } }> };
}

interface HostGroup {
  readonly label: string | null;
  readonly count: number;
  readonly node: { readonly name: string } | null;
}

interface KindGroup {
  readonly key: string;
  readonly within: {
    readonly groups: { readonly nodes: ReadonlyArray<{ readonly label: string; readonly count: number }> };
  };
}

interface Linked {
  readonly links: ReadonlyArray<{ readonly purpose: string; readonly pointsAt: string }>;
}
