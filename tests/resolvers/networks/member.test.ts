import type { Ask } from "../../helpers/graph-over";
import { twoCommunities } from "../../helpers/two-communities";

describe("A member of a network", () => {
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

  it("has measures, neighbours, and suggested shows", async () => {
    const { person } = await answer<{ person: Record<string, unknown> }>(
      `query ($id: ID!) { person(id: $id) {
         network { degree betweenness community { size } ties { nodes { weight to { ${name} } } } }
         suggestedShows { nodes { score node { ... on Show { title } }
           because { share sharedCount like { ... on Show { title } } sharedGuests { ... on Person { name } } } } } } }`,
      { id: world.ann.id },
    );

    expect(person).toEqual({
      network: {
        degree: 2,
        betweenness: 0,
        community: { size: 3 },
        ties: {
          nodes: [
            { weight: 2, to: { node: { name: "Bob" } } },
            { weight: 1, to: { node: { name: "Cid" } } },
          ],
        },
      },
      suggestedShows: {
        nodes: [
          {
            // Dan alone of six was on both.
            score: expect.closeTo(1 / 6, 12) as number,
            node: { title: "Army" },
            because: [
              {
                share: expect.closeTo(1 / 6, 12) as number,
                sharedCount: 1,
                like: { title: "School" },
                sharedGuests: [{ name: "Dan" }],
              },
            ],
          },
        ],
      },
    });
  });

  it("has no eigenvector score, and no error, where hosts and guests never lead back", async () => {
    const { network } = await answer<{ network: Record<string, unknown> }>(
      `{ network(of: HOST_GUEST) { degreeAssortativity
           members(orderBy: EIGENVECTOR, first: 2) { nodes { eigenvector } } } }`,
    );

    expect(network).toEqual({
      degreeAssortativity: null,
      members: { nodes: [{ eigenvector: null }, { eigenvector: null }] },
    });
  });

  it("has a neighbourhood, and hearsay in the order of time", async () => {
    const { person } = await answer<{
      person: { network: { neighbourhood: { nodes: unknown[] }; hearsay: unknown; back: unknown } };
    }>(
      `query ($ann: ID!, $fox: ID!, $bob: ID!) { person(id: $ann) { network {
         neighbourhood(depth: 2) { nodes { steps member { ${name} } } }
         hearsay(to: $fox) { on from { ${name} } to { ${name} } at { ... on Episode { title } } }
         back: hearsay(to: $bob) { on } } } }`,
      { ann: world.ann.id, fox: world.fox.id, bob: world.bob.id },
    );

    const { neighbourhood, hearsay, back } = person.network;
    expect(neighbourhood.nodes).toHaveLength(3);
    expect(neighbourhood.nodes).toEqual(
      expect.arrayContaining([
        { steps: 1, member: { node: { name: "Bob" } } },
        { steps: 1, member: { node: { name: "Cid" } } },
        { steps: 2, member: { node: { name: "Dan" } } },
      ]),
    );
    const step = (on: string, from: string, to: string, title: string) => ({
      on,
      from: { node: { name: from } },
      to: { node: { name: to } },
      at: { title },
    });
    expect(hearsay).toEqual([
      step("2021-03-01", "Ann", "Cid", "School 1"),
      step("2023-01-10", "Cid", "Dan", "School 3"),
      step("2023-01-20", "Dan", "Fox", "Army 1"),
    ]);
    expect(back).toEqual([{ on: "2021-03-01" }]);
  });

  it("is closest to those who share most with it, however many steps away", async () => {
    const { person } = await answer<{ person: { network: { closestTo: { nodes: unknown[] } } } }>(
      `query ($ann: ID!) { person(id: $ann) { network { closestTo(first: 3) { nodes { distance member { ${name} } } } } } }`,
      { ann: world.ann.id },
    );

    // With Bob twice; with Cid once; with Dan by way of Cid.
    expect(person.network.closestTo.nodes).toEqual([
      { distance: 0.5, member: { node: { name: "Bob" } } },
      { distance: 1, member: { node: { name: "Cid" } } },
      { distance: 2, member: { node: { name: "Dan" } } },
    ]);
  });

  it("brokers between the communities, into its own and out of it", async () => {
    const { person } = await answer<{ person: { network: { brokerage: unknown } } }>(
      `query ($dan: ID!) { person(id: $dan) { network { brokerage { coordinator consultant gatekeeper representative liaison } } } }`,
      { dan: world.dan.id },
    );

    // From Cid to Eve and to Fox, and back.
    expect(person.network.brokerage).toEqual({
      coordinator: 0,
      consultant: 0,
      gatekeeper: 2,
      representative: 2,
      liaison: 0,
    });
  });

  it("appeared with others, most often first, each with the evidence", async () => {
    const coAppearances = `coAppearances(first: 2) { totalCount nodes { weight to { ${name} }
      evidence { nodes { via { ... on Episode { title } } factCount } } } }`;
    const { person, gus } = await answer<{ person: unknown; gus: unknown }>(
      `query ($ann: ID!, $gus: ID!) { person(id: $ann) { ${coAppearances} } gus: person(id: $gus) { ${coAppearances} } }`,
      { ann: world.ann.id, gus: world.gus.id },
    );

    const at = (...titles: string[]) => ({
      nodes: titles.map((title) => ({ via: { title }, factCount: 2 })),
    });
    expect(person).toEqual({
      coAppearances: {
        totalCount: 2,
        nodes: [
          { weight: 2, to: { node: { name: "Bob" } }, evidence: at("School 2", "School 1") },
          { weight: 1, to: { node: { name: "Cid" } }, evidence: at("School 1") },
        ],
      },
    });
    // A person who only hosts has no co-appearances.
    expect(gus).toEqual({ coAppearances: { totalCount: 0, nodes: [] } });
  });

  it("cannot pass on what it heard later: Fox met Dan after Dan met Cid", async () => {
    const { person } = await answer<{ person: { network: { hearsay: unknown } } }>(
      `query ($fox: ID!, $ann: ID!) { person(id: $fox) { network { hearsay(to: $ann) { on } } } }`,
      { fox: world.fox.id, ann: world.ann.id },
    );

    expect(person.network.hearsay).toBeNull();
  });

  it("has a tie that is surprising, and a backbone of ties that weigh more than by chance", async () => {
    const { network } = await answer<{
      network: {
        ties: { nodes: Array<{ surprise: number; pValue: number; corrected: number }> };
        backbone: { order: number; size: number };
      };
    }>(
      `{ network(of: PEOPLE) { ties(first: 1) { nodes { surprise pValue corrected: pValue(correction: BENJAMINI_HOCHBERG) } }
         backbone(significance: 0.4) { order size } betweennessError } }`,
    );

    const [tie] = network.ties.nodes;
    expect(tie?.surprise).toBeGreaterThan(1);
    // Chance ties so few people as often, once in three times.
    expect(tie?.pValue).toBeGreaterThan(0.05);
    expect(tie?.pValue).toBeLessThan(1);
    expect(tie?.corrected).toBeGreaterThan(tie?.pValue ?? 1);
    expect(network.backbone.order).toBe(6);
    // Ann with Bob and Eve with Fox: two thirds of what ties each of them.
    expect(network.backbone.size).toBe(2);
    expect(network).toMatchObject({ betweennessError: 0 });
  });

  it("rejects fields of other kinds of networks, with what was expected", async () => {
    const message = async (query: string) => (await ask(query)).errors.map((error) => error.message);

    expect(await message(`{ network(of: HOST_GUEST) { members(orderBy: BIRANK) { totalCount } } }`)).toEqual([
      "Expected a network that was projected for BIRANK, but HOST_GUEST is not.",
    ]);
    expect(await message(`{ network(of: PEOPLE, layers: [PARTNERSHIP]) { order } }`)).toEqual([
      "Expected layers of PEOPLE among APPEARANCE, HOST, CONTRIBUTION, HONOUR, AFFILIATION, but got PARTNERSHIP.",
    ]);
    expect(await message(`{ network(of: PEOPLE, organisationKinds: [SCHOOL]) { order } }`)).toEqual([
      "Expected `organisationKinds` for ORGANISATIONS only, but got it for PEOPLE.",
    ]);
    expect(await message(`{ network(of: HOST_GUEST, weight: NEWMAN) { order } }`)).toEqual([
      "Expected the weight SIMPLE or COUNT for HOST_GUEST, which is not projected, but got NEWMAN.",
    ]);
  });

  it("is found page by page, in the order asked for, whatever the size of the page", async () => {
    const page = async (first: number, after: string | null) => {
      const { network } = await answer<{
        network: {
          members: {
            nodes: Array<{ node: { name: string } }>;
            pageInfo: { endCursor: string | null; hasNextPage: boolean };
          };
        };
      }>(
        `query ($first: Int!, $after: String) { network(of: PEOPLE) {
           members(orderBy: BETWEENNESS, first: $first, after: $after) {
             nodes { ${name} } pageInfo { endCursor hasNextPage } } } }`,
        { first, after },
      );
      return network.members;
    };
    const whole = (await page(100, null)).nodes;
    const found = [];
    for (let after: string | null = null, isMore = true; isMore;) {
      const { nodes, pageInfo } = await page(2, after);
      found.push(...nodes);
      [after, isMore] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }

    expect(found).toEqual(whole);
    expect(whole).toHaveLength(6);
    expect(
      whole
        .slice(0, 2)
        .map(({ node }) => node.name)
        .toSorted(),
    ).toEqual(["Cid", "Dan"]);
  });
});
