import type { Ask } from "../helpers/graph-over";
import { twoCommunities } from "../helpers/two-communities";

describe("the questions of analysts, on two communities", () => {
  let ask: Ask;
  let world: Awaited<ReturnType<typeof twoCommunities>>;

  beforeAll(async () => {
    world = await twoCommunities();
    ask = world.ask;
  });

  async function answer<Data>(query: string, variables?: Record<string, unknown>): Promise<Data> {
    const { data, errors } = await ask<Data>(query, variables);
    expect(errors).toEqual([]);
    return data;
  }

  const name = "node { ... on Person { name } ... on Show { displayTitle } ... on Organisation { name } }";
  type Named = { node: { name: string } };

  it("17: who appeared together 2021 to 2024, by Newman's weight of 2 or more, with the evidence", async () => {
    const { network } = await answer<{ network: { ties: { totalCount: number; nodes: Tie[] } } }>(
      `{ network(of: PEOPLE, weight: NEWMAN, minWeight: 1.5, filter: { dates: { from: "2021", to: "2024" } }) {
         ties { totalCount nodes { weight from { ${name} } to { ${name} }
           evidence { totalCount nodes { via { ... on Episode { title } } facts { __typename } } } } } } }`,
    );
    interface Tie {
      weight: number;
      from: Named;
      to: Named;
      evidence: { totalCount: number; nodes: Array<{ via: { title: string }; facts: unknown[] }> };
    }

    // Together alone at one episode: 1; at another among three: 1/2.
    expect(
      network.ties.nodes.map(({ weight, from, to }) => [
        weight,
        ...[from, to].map(({ node }) => node.name).toSorted(),
      ]),
    ).toEqual(
      expect.arrayContaining([
        [1.5, "Ann", "Bob"],
        [1.5, "Eve", "Fox"],
      ]),
    );
    expect(network.ties.totalCount).toBe(2);
    const annAndBob = network.ties.nodes.find((tie) =>
      [tie.from, tie.to].some((end) => end.node.name === "Ann"),
    );
    expect(annAndBob?.evidence.nodes.map(({ via, facts }) => [via.title, facts.length])).toEqual([
      ["School 2", 2],
      ["School 1", 2],
    ]);
  });

  it("18: who stands between the education and the defence community, and since when", async () => {
    interface Brokers {
      brokers: { nodes: Array<{ between: number; member: Named }> };
    }
    const { network } = await answer<{
      network: Brokers & { windows: Array<{ fromYear: number; network: Brokers }> };
    }>(
      `fragment B on Network { brokers(groups: [{ topic: "education" }, { topic: "defence" }]) {
         nodes { between member { ${name} } } } }
       { network(of: PEOPLE) { ...B windows { fromYear network { ...B } } } }`,
    );
    const told = ({ brokers }: Brokers) =>
      brokers.nodes.map(({ between, member }) => [member.node.name, between]);

    // Dan has one appearance for either topic, so he counts as of education: between Cid and Eve, and Cid and Fox.
    expect(told(network)).toEqual([["Dan", 2]]);
    expect(network.windows.map((window) => [window.fromYear, told(window.network)])).toEqual([
      [2021, []],
      [2022, []],
      [2023, [["Dan", 2]]],
    ]);
  });

  it("19: how a person hangs together with an organisation, step by step in words", async () => {
    interface Path {
      path: {
        shortestCount: number;
        shortest: Array<{ length: number; steps: Array<{ inWords: string[] }> }>;
      };
    }
    const ends = { from: world.ann.id, to: world.corps.id };
    const { path } = await answer<Path>(
      `query ($from: ID!, $to: ID!) { path(from: $from, to: $to, by: [APPEARANCE, AFFILIATION]) {
         shortestCount shortest(max: 10) { length steps { inWords } } } }`,
      ends,
    );

    // By show: Ann, School 1 or 2, School, School 3, Dan, Corps; by Cid: Ann, School 1, Cid, School 3, Dan, Corps.
    expect(path.shortestCount).toBe(3);
    expect(path.shortest.map(({ length }) => length)).toEqual([5, 5, 5]);
    const byCid = path.shortest
      .map(({ steps }) => steps.flatMap(({ inWords }) => inWords))
      .find((said) => said.join().includes("Cid"));
    expect(byCid).toEqual([
      "Ann spoke at School 1",
      "Cid spoke at School 1",
      "Cid spoke at School 3",
      "Dan spoke at School 3",
      "Dan is employed by Corps",
    ]);
  });

  it("20: whether hosts and guests cluster, and which shows have the same guests again", async () => {
    const { hosting, shows } = await answer<{
      hosting: { twoMode: unknown; degreeDistribution: unknown; members: { nodes: unknown[] } };
      shows: { recycling: { nodes: unknown[] } };
    }>(
      `{ hosting: network(of: HOST_GUEST) { degreeDistribution { degree count }
           twoMode { leftOrder rightOrder size density robinsAlexander }
           members(first: 1, orderBy: DEGREE) { nodes { degree strength ${name} } } }
         shows: network(of: SHOWS) { recycling { nodes { appearances guests member { ${name} } } } } }`,
    );

    expect(hosting).toEqual({
      degreeDistribution: [
        { degree: 0, count: 6 },
        { degree: 6, count: 1 },
      ],
      twoMode: { leftOrder: 1, rightOrder: 6, size: 6, density: 1, robinsAlexander: 0 },
      // Two episodes each, save Dan's, which are two as well.
      members: { nodes: [{ degree: 6, strength: 12, node: { name: "Gus" } }] },
    });
    expect(shows.recycling.nodes).toEqual([
      { appearances: 7, guests: 4, member: { node: { displayTitle: "School" } } },
      { appearances: 5, guests: 3, member: { node: { displayTitle: "Army" } } },
    ]);
  });

  it("21 and 24: whether organisations keep to their kind, and which is the only bridge", async () => {
    const { network } = await answer<{ network: Record<string, unknown> }>(
      `{ network(of: ORGANISATIONS, layers: [SHOW_ORGANISATION, AFFILIATION, PARTNERSHIP]) {
           order size kindAssortativity componentCount
           cutMembers { nodes { parts separated member { ${name} } } } bridges { totalCount } } }`,
    );

    // Works, Academy, Corps in a row, each of its own kind: (0 - 1/4 - 2/16) / (1 - 3/8).
    expect(network).toEqual({
      order: 3,
      size: 2,
      kindAssortativity: expect.closeTo(-0.6, 12) as number,
      componentCount: 1,
      cutMembers: { nodes: [{ parts: 2, separated: 1, member: { node: { name: "Academy" } } }] },
      bridges: { totalCount: 2 },
    });
  });

  it("22: which communities there were in each span of years, and who moved", async () => {
    const { network } = await answer<{
      network: { communities: { count: number }; windows: Array<Record<string, unknown>> };
    }>(
      `{ network(of: PEOPLE) { communities { count } windows(years: 2) { fromYear toYear
           network { order communities { count } }
           flows { from to size members { nodes { ${name} } } } } } }`,
    );

    expect(network.communities.count).toBe(2);
    expect(network.windows.map(({ fromYear, toYear }) => [fromYear, toYear])).toEqual([
      [2021, 2022],
      [2023, 2023],
    ]);
    const flows = network.windows[1]?.["flows"] as Array<{
      from: number | null;
      to: number | null;
      size: number;
    }>;
    // Before: Ann, Bob and Cid. After: Cid, who came along, with Dan; and Eve with Fox.
    expect(flows.map(({ from, to, size }) => [from, to, size])).toEqual([
      [0, null, 2],
      [null, 1, 2],
      [0, 0, 1],
      [null, 0, 1],
    ]);
  });

  it("23: who was on two shows within 30 days, at twice their usual rate", async () => {
    const { pressTours } = await answer<{ pressTours: unknown }>(
      `{ pressTours(rate: 0, maxPValue: 1) { totalCount nodes { from to rate person { ${name.slice(7, -2)} } shows { ... on Show { title } } appearances { __typename } } } }`,
    );

    // Dan alone: two appearances in a life of ten days, which is three times as often as two in thirty.
    expect(pressTours).toEqual({
      totalCount: 1,
      nodes: [
        {
          from: "2023-01-10",
          to: "2023-01-20",
          rate: expect.closeTo(1 / 3, 12) as number,
          person: { name: "Dan" },
          shows: [{ title: "School" }, { title: "Army" }],
          appearances: [{ __typename: "Appearance" }, { __typename: "Appearance" }],
        },
      ],
    });
  });
});
