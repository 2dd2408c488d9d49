import type { Catalogue } from "../../src/catalogue/catalogue";
import { federatedGraphOver } from "../helpers/federated-graph";
import { graphOver, type Ask } from "../helpers/graph-over";
import { startingCatalogue } from "../helpers/starting-catalogue";

const army = 'filter: { relatedTo: { organisation: "british-army" } }';

interface Group {
  readonly key: string | null;
  readonly label: string | null;
  readonly count: number;
  readonly node: { readonly __typename: string; readonly name?: string } | null;
}

interface Paged {
  readonly groups: {
    readonly nodes: readonly Group[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

describe("appearancesBy, on the starting catalogue", () => {
  let catalogue: Catalogue;
  let ask: Ask;
  beforeAll(async () => {
    catalogue = await startingCatalogue();
    ask = graphOver(catalogue);
  });

  const by = async <Data>(args: string, selection: string): Promise<Data> => {
    const { data, errors } = await ask<{ appearancesBy: Data }>(
      `{ appearancesBy(${args}) { ${selection} } }`,
    );
    expect(errors).toEqual([]);
    return data.appearancesBy;
  };

  const totals = "total counted inNone inSeveral";
  const groups = "groups(first: 100) { totalCount nodes { key label count node { __typename } } }";

  it("counts by YEAR, a date that is only a year too, and the rest is undated", async () => {
    expect(await by("dimension: YEAR", `${totals} ${groups}`)).toEqual({
      total: 37,
      counted: 37,
      inNone: 31,
      inSeveral: 0,
      groups: {
        totalCount: 5,
        nodes: [
          { key: null, label: "undated", count: 31, node: null },
          { key: "2022", label: "2022", count: 2, node: null },
          { key: "2023", label: "2023", count: 2, node: null },
          { key: "2021", label: "2021", count: 1, node: null },
          { key: "2024", label: "2024", count: 1, node: null },
        ],
      },
    });
  });

  it("counts by SHOW what is related to the Army, and neither has a date", async () => {
    const answer = await by(
      `dimension: SHOW, and: YEAR, ${army}`,
      `${totals} groups { totalCount nodes { label count node { ... on Show { slug } } within { ${totals} groups { nodes { key label count } } } } }`,
    );

    const within = {
      total: 1,
      counted: 1,
      inNone: 1,
      inSeveral: 0,
      groups: { nodes: [{ key: null, label: "undated", count: 1 }] },
    };
    expect(answer).toEqual({
      total: 2,
      counted: 2,
      inNone: 0,
      inSeveral: 0,
      groups: {
        totalCount: 2,
        nodes: [
          {
            label: "Centre for Army Leadership podcast",
            count: 1,
            node: { slug: "centre-for-army-leadership-podcast" },
            within,
          },
          { label: "WED Talks", count: 1, node: { slug: "wed-talks" }, within },
        ],
      },
    });
  });

  it("counts by ROLE and PLATFORM what is related to the Army", async () => {
    const { groups: roles } = await by<{ groups: { nodes: Array<Group & { within: Paged }> } }>(
      `dimension: ROLE, and: PLATFORM, ${army}`,
      "groups { nodes { label within { groups { nodes { label count } } } } }",
    );

    expect(roles.nodes.map(({ label, within }) => [label, within.groups.nodes])).toEqual([
      ["GUEST", [{ label: "PODBEAN", count: 1 }]],
      ["INTERVIEWEE", [{ label: "SPOTIFY", count: 1 }]],
    ]);
  });

  it("counts by ORGANISATION those that a fact names, and leaves their names to who knows them", async () => {
    const { groups: found, ...sums } = await by<{ groups: { nodes: Group[] } }>(
      `dimension: ORGANISATION, ${army}`,
      `${totals} groups { nodes { key label count node { __typename ... on Organisation { name } } } }`,
    );

    // The podcast is its centre's alone; the interview is its publisher's, and about the other three.
    expect(sums).toEqual({ total: 2, counted: 5, inNone: 0, inSeveral: 1 });
    expect(found.nodes.map(({ node }) => node?.name ?? "").toSorted()).toEqual([
      "British Army",
      "Centre for Army Leadership",
      "Intelligence Corps",
      "Women Empowering Defence",
      "Woodlands Primary School",
    ]);
    expect(found.nodes.map(({ label, count }) => [label, count])).toEqual(found.nodes.map(() => [null, 1]));
    // Of one size, so by id.
    const keys = found.nodes.map(({ key }) => key ?? "");
    expect(keys).toEqual(keys.toSorted());
  });

  it("counts by ORGANISATION for the reasons that are asked, else for those of the filter", async () => {
    const names = async (args: string) => {
      const { groups: found } = await by<{ groups: { nodes: Group[] } }>(
        `dimension: ORGANISATION, ${args}`,
        "groups { nodes { key label count node { ... on Organisation { name } } } }",
      );
      return found.nodes.map(
        ({ key, label, count, node }) => [(key === null ? label : node?.name) ?? "", count] as const,
      );
    };
    const about = 'filter: { relatedTo: { organisation: "british-army", reasons: [ABOUT] } }';

    expect(Object.fromEntries(await names(about))).toEqual({
      "British Army": 1,
      "Intelligence Corps": 1,
      "Woodlands Primary School": 1,
    });
    expect(await names(`${army}, reasons: [SHOW_ORGANISATION]`)).toEqual([
      ["Women Empowering Defence", 1],
      ["Centre for Army Leadership", 1],
    ]);
    expect(await names(`${about}, reasons: [ON_BEHALF_OF]`)).toEqual([["no organisation", 1]]);
    expect(await names("reasons: []")).toEqual([["no organisation", 37]]);
  });

  it("counts by TOPIC what an appearance is about, whatever reasons are asked", async () => {
    const published = 'filter: { relatedTo: { organisation: "british-army", reasons: [SHOW_ORGANISATION] } }';

    expect(await by(`dimension: TOPIC, ${published}`, `${totals} ${groups}`)).toEqual({
      total: 1,
      counted: 1,
      inNone: 0,
      inSeveral: 0,
      groups: {
        totalCount: 1,
        nodes: [
          {
            key: expect.stringMatching(/^topic_/) as unknown,
            label: "Military leadership",
            count: 1,
            node: { __typename: "Topic" },
          },
        ],
      },
    });
  });

  it.each([
    ['{ show: "world-education-summit" }', 3],
    ['{ dates: { from: "2024", to: "2024" } }', 1],
    ['{ person: "victoria-carr", showKinds: [PODCAST], dates: { from: "2022" } }', 1],
    ["{ roles: [SPEAKER, FACILITATOR] }", 7],
  ])("counts those that pass the filter: %s", async (filter, total) => {
    expect(await by(`dimension: SHOW, filter: ${filter}`, "total")).toEqual({ total });
  });

  it("counts nothing where nothing is found", async () => {
    const none = 'filter: { relatedTo: { organisation: "british-army", reasons: [] } }';

    expect(await by(`dimension: YEAR, ${none}`, `${totals} groups { totalCount nodes { key } }`)).toEqual({
      total: 0,
      counted: 0,
      inNone: 0,
      inSeveral: 0,
      groups: { totalCount: 0, nodes: [] },
    });
  });

  it("has nothing within a group where no second dimension was asked", async () => {
    expect(await by(`dimension: SHOW, ${army}`, "groups(first: 1) { nodes { within { total } } }")).toEqual({
      groups: { nodes: [{ within: null }] },
    });
  });

  it("lists groups of one size by label, with the one without a key last of them, over pages that go on", async () => {
    const found: Array<[string | null, number]> = [];
    let after: string | null = null;
    do {
      const { groups: page }: Paged = await by<Paged>(
        "dimension: TOPIC",
        `groups(first: 3, after: ${JSON.stringify(after)}) { nodes { key label count } pageInfo { hasNextPage endCursor } }`,
      );
      found.push(...page.nodes.map(({ label, count }): [string | null, number] => [label, count]));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);

    expect(found.slice(0, 7)).toEqual([
      ["Education", 16],
      ["Leadership", 5],
      ["School leadership", 4],
      ["Teacher wellbeing", 4],
      ["Women in defence", 4],
      ["no topic", 4],
      ["COVID-19 pandemic", 3],
    ]);
    expect(found).toHaveLength(24);
  });

  it("answers the same through a router, which asks people what the organisations are called", async () => {
    const question = `{ appearancesBy(dimension: ORGANISATION, and: SHOW, ${army}) {
      ${totals} groups { nodes { key label count node { __typename id ... on Organisation { name } } within {
        ${totals} groups { totalCount nodes { key label count node { ... on Show { title } } } }
      } } }
    } }`;

    const routed = await federatedGraphOver(catalogue)(question);
    expect(routed.errors).toEqual([]);
    expect(routed).toEqual(await ask(question));
  });

  it("refuses another dimension's cursor, and the same dimension's from within another", async () => {
    const { groups: outer } = await by<{
      groups: {
        pageInfo: { endCursor: string };
        nodes: Array<{ within: { groups: { pageInfo: { endCursor: string } } } }>;
      };
    }>(
      "dimension: YEAR, and: ROLE",
      "groups(first: 1) { pageInfo { endCursor } nodes { within { groups(first: 1) { pageInfo { endCursor } } } } }",
    );
    const cursors = [outer.pageInfo.endCursor, outer.nodes[0]?.within.groups.pageInfo.endCursor];

    for (const cursor of cursors) {
      const { data, errors } = await ask(
        `query ($after: String) { appearancesBy(dimension: ROLE) { groups(after: $after) { totalCount } } }`,
        { after: cursor },
      );
      expect(data).toEqual({ appearancesBy: null });
      expect(errors[0]).toMatchObject({
        extensions: { code: "BAD_CURSOR" },
        path: ["appearancesBy", "groups"],
      });
    }
  });

  it.each([
    ['{ relatedTo: { organisation: "the-army" } }', "NOT_FOUND"],
    ["{ relatedTo: {} }", "BAD_USER_INPUT"],
    ['{ dates: { from: "2024", to: "2020" } }', "BAD_USER_INPUT"],
    ['{ dates: { from: "soon" } }', "BAD_DATE"],
  ])(
    "is an error at the root, and nothing else's, for a filter that says nothing sensible: %s",
    async (filter, code) => {
      const { data, errors } = await ask(
        `{ appearancesBy(dimension: YEAR, filter: ${filter}) { __typename } person(slug: "victoria-carr") { name } }`,
      );

      expect(data).toEqual({ appearancesBy: null, person: { name: "Victoria Carr" } });
      expect(errors.map(({ path, extensions }) => [path, extensions?.["code"]])).toEqual([
        [["appearancesBy"], code],
      ]);
    },
  );
});
