import { graphOver, type Ask } from "../helpers/graph-over";
import { largeCatalogue } from "../helpers/large-catalogue";

describe("appearancesBy, in statements", () => {
  const statements: string[] = [];
  let ask: Ask;
  beforeAll(async () => {
    const { catalogue } = await largeCatalogue({ onStatement: (sql) => statements.push(sql) });
    ask = graphOver(catalogue);
  });

  const page = (first: number, nodes: string) =>
    `groups(first: ${first}) { totalCount nodes { key ${nodes} } }`;

  it.each([
    ["one for the groups", "YEAR", () => page(100, "label count"), 1 + 1],
    ["one for all that they add up to", "YEAR", () => "total counted inNone inSeveral", 1],
    ["one for the groups within all groups", "YEAR", () => page(100, `within { ${page(100, "count")} }`), 4],
    [
      "one for the totals within all groups",
      "YEAR",
      () => page(100, "within { total counted inNone inSeveral }"),
      3,
    ],
    ["one for the shows", "SHOW", () => page(100, "node { ... on Show { title } }"), 3],
    ["none for their titles", "SHOW", () => page(100, "label"), 2],
    ["none for the labels of topics", "TOPIC", () => page(100, "label"), 2],
  ])("asks %s", async (_what, dimension, selection, expected) => {
    statements.length = 0;
    const { errors } = await ask(`{ appearancesBy(dimension: ${dimension}, and: TOPIC) { ${selection()} } }`);

    expect(errors).toEqual([]);
    expect(statements).toHaveLength(expected);
  });

  it("asks as many for two groups as for all", async () => {
    const cost = async (first: number) => {
      statements.length = 0;
      const { data } = await ask<{ appearancesBy: { groups: { nodes: unknown[] } } }>(
        `{ appearancesBy(dimension: ORGANISATION, and: SHOW) { total ${page(first, `label node { id ... on Organisation { name } } within { total ${page(first, "label node { id ... on Show { title } }")} }`)} } }`,
      );
      return [data.appearancesBy.groups.nodes.length, statements.length];
    };

    const [[few, forFew], [many, forMany]] = [await cost(2), await cost(100)] as [number[], number[]];
    expect(many).toBeGreaterThan(few as number);
    expect(forMany).toBe(forFew);
  });
});
