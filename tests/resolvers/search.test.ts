import { largeCatalogue } from "../helpers/large-catalogue";
import { graphOver, type Ask } from "../helpers/graph-over";
import { makeLink, makePerson, makeTopic } from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";

interface Found {
  search: {
    words: string[];
    suggestions: string[];
    groups: Array<{
      type: string;
      isCapped: boolean;
      hits: {
        totalCount: number;
        nodes: Array<{ node: { __typename: string; id: string } | null }>;
        pageInfo: { endCursor: string | null; hasNextPage: boolean };
      };
    }>;
  };
}

const query = `query ($text: String!, $types: [ThingType!], $first: Int! = 20, $after: String) {
  search(text: $text, types: $types) { words suggestions groups { type isCapped hits(first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } nodes { tier name { text isMatch } node { __typename id } } } } } }`;

describe("search, asked of the graph", () => {
  const statements: string[] = [];
  let ask: Ask;
  beforeAll(async () => {
    const { catalogue } = await largeCatalogue({ onStatement: (sql) => statements.push(sql) });
    ask = graphOver(catalogue);
  });

  const search = async (variables: Record<string, unknown>) => {
    const { data, errors } = await ask<Found>(query, variables);
    expect(errors).toEqual([]);
    return data.search;
  };

  it("asks no more statements for more hits: one for the words, pages, counts, and each type", async () => {
    // Shows, episodes and publications, of which all are called "… 1…".
    const types = ["Show", "Episode", "Publication"];
    const asked = [];
    for (const first of [1, 5, 40]) {
      statements.length = 0;
      const { groups } = await search({ text: "1", types, first });
      expect(groups.every(({ hits }) => hits.nodes.length >= Math.min(first, 5))).toBe(true);
      asked.push(statements.length);
    }

    expect(asked).toEqual([6, 6, 6]);
  });

  it("asks the database nothing of what is not selected", async () => {
    statements.length = 0;
    await ask(`{ search(text: "show") { groups { type } } }`);

    expect(statements).toHaveLength(1);
  });

  it("has a group for each type that is asked for, once, in that order, also where nothing is found", async () => {
    const { groups, words } = await search({ text: "Show 7 ", types: ["Award", "Show", "Award"] });

    expect(words).toEqual(["show", "7"]);
    expect(groups.map(({ type, hits }) => [type, hits.totalCount])).toEqual([
      ["Award", 0],
      ["Show", 1],
    ]);
    expect((await search({ text: "show" })).groups.map(({ type }) => type)).toEqual([
      "Person",
      "Organisation",
      "Show",
      "Episode",
      "Topic",
      "Publication",
      "Award",
    ]);
  });

  it("pages each type by its own cursor", async () => {
    const [all] = (await search({ text: "topic", types: ["Topic"], first: 100 })).groups;
    const [first] = (await search({ text: "topic", types: ["Topic"], first: 10 })).groups;
    const after = first?.hits.pageInfo.endCursor;
    const [second] = (await search({ text: "topic", types: ["Topic"], first: 100, after })).groups;

    expect([...(first?.hits.nodes ?? []), ...(second?.hits.nodes ?? [])]).toEqual(all?.hits.nodes);
    expect(second?.hits.pageInfo.hasNextPage).toBe(false);

    const { errors } = await ask(query, { text: "topic", types: ["Show"], after });
    expect(errors[0]?.extensions?.["code"]).toBe("BAD_CURSOR");
  });

  it("suggests what may have been meant", async () => {
    expect((await search({ text: "episoed 12 " })).suggestions).toEqual(["episode 12"]);
  });
});

describe("a search that finds nothing as typed", () => {
  const statements: string[] = [];
  let ask: Ask;
  beforeAll(async () => {
    const { catalogue } = await largeCatalogue({ onStatement: (sql) => statements.push(sql) });
    const topics = ["Wellbeing at school", "Co-operative learning", "Leadership"].map((label) =>
      makeTopic({ key: label, label }),
    );
    await upsert(catalogue, ...topics);
    ask = graphOver(catalogue);
  });

  const search = async (text: string) => {
    const { data, errors } = await ask<{ search: Forgiven }>(
      `query ($text: String!) { search(text: $text, types: [Topic]) { words changes { from to }
        groups { hits { nodes { node { ... on Topic { label } } } } } } }`,
      { text },
    );
    expect(errors).toEqual([]);
    const { changes, groups } = data.search;
    const labels = groups.flatMap(({ hits }) => hits.nodes.map(({ node }) => node.label));
    return [labels, changes.map(({ from, to }) => `${from} -> ${to}`)];
  };

  it.each([
    ["well-being ", "Wellbeing at school", ["well being -> wellbeing"]],
    ["well being at school", "Wellbeing at school", ["well being -> wellbeing"]],
    ["cooperative learning", "Co-operative learning", ["cooperative -> co operative"]],
    ["leedership ", "Leadership", ["leedership -> leadership"]],
    ["laedershp ", "Leadership", ["laedershp -> leadership"]],
    ["well-being shcool ", "Wellbeing at school", ["well being -> wellbeing", "shcool -> school"]],
  ])("finds %s, and says what it changed", async (text, label, changes) => {
    expect(await search(text)).toEqual([[label], changes]);
  });

  it("changes nothing of what is found, or cannot be corrected", async () => {
    expect(await search("wellbeing")).toEqual([["Wellbeing at school"], []]);
    expect(await search("school at wellbeing ")).toEqual([["Wellbeing at school"], []]);
    expect(await search("xylophone ")).toEqual([[], []]);
  });

  it("asks at most five statements for words, and none more for what is found", async () => {
    const counted = async (text: string) => {
      statements.length = 0;
      await ask(`query ($text: String!) { search(text: $text) { changes { from } } }`, { text });
      return statements.length;
    };

    expect(await counted("wellbeing")).toBe(1);
    expect(await counted("well-being shcool ")).toBe(4);
    expect(await counted("a b c d e f g h i j k l ")).toBeLessThanOrEqual(5);
  });
});

interface Forgiven {
  readonly words: readonly string[];
  readonly changes: ReadonlyArray<{ readonly from: string; readonly to: string }>;
  readonly groups: ReadonlyArray<{
    readonly hits: { readonly nodes: ReadonlyArray<{ readonly node: { readonly label: string } }> };
  }>;
}

describe("resolve, asked of the graph", () => {
  let ask: Ask;
  beforeAll(async () => {
    const catalogue = await temporaryCatalogue();
    const links = [makeLink({ url: "https://example.org/talks/3" })];
    await upsert(catalogue, makePerson({ slug: "ada", links }));
    ask = graphOver(catalogue);
  });

  it("leads to the thing itself", async () => {
    const { data, errors } = await ask(
      `{ resolve(url: "http://www.example.org/talks/3/?utm_source=x") {
        canonicalUrl platform kind node { ... on Person { slug } } bearers { totalCount } } }`,
    );

    expect(errors).toEqual([]);
    expect(data).toEqual({
      resolve: {
        canonicalUrl: "https://example.org/talks/3",
        platform: "WEBSITE",
        kind: "ONE",
        node: { slug: "ada" },
        bearers: { totalCount: 1 },
      },
    });
  });

  it("refuses what is no address, and says what was expected", async () => {
    const { data, errors } = await ask(`{ resolve(url: "javascript:alert(1)") { kind } }`);

    expect(data).toEqual({ resolve: null });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      message: 'Expected an http or https address without a password, but got "javascript:alert(1)".',
      extensions: { code: "BAD_LINK" },
    });
  });
});
