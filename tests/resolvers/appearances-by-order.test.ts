import { graphOver, type Ask } from "../helpers/graph-over";
import { startingCatalogue } from "../helpers/starting-catalogue";

interface Groups {
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<{ readonly label: string | null }>;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

describe("groups of appearances by year", () => {
  let ask: Ask;

  beforeAll(async () => {
    ask = graphOver(await startingCatalogue());
  });

  const yearsBy = async (args: string) => {
    const { data, errors } = await ask<{ appearancesBy: { groups: Groups } }>(
      `{ appearancesBy(dimension: YEAR) { groups(${args}) {
        totalCount nodes { label } pageInfo { hasNextPage endCursor } } } }`,
    );
    expect(errors).toEqual([]);
    const { nodes, ...page } = data.appearancesBy.groups;
    return { ...page, years: nodes.map(({ label }) => label) };
  };

  it("are in order, forwards and backwards, with the undated last", async () => {
    expect((await yearsBy("orderBy: A_TO_Z")).years).toEqual(["2021", "2022", "2023", "2024", "undated"]);
    expect((await yearsBy("orderBy: Z_TO_A")).years).toEqual(["2024", "2023", "2022", "2021", "undated"]);
  });

  it.each(["A_TO_Z", "Z_TO_A", "LARGEST_FIRST"])("are paged by %s", async (order) => {
    const all = await yearsBy(`orderBy: ${order}`);
    const first = await yearsBy(`orderBy: ${order}, first: 2`);
    const rest = await yearsBy(`orderBy: ${order}, first: 9, after: "${first.pageInfo.endCursor}"`);

    expect([...first.years, ...rest.years]).toEqual(all.years);
  });

  it("of a minimum size are counted without the others", async () => {
    const { totalCount, years, pageInfo } = await yearsBy("atLeast: 2, orderBy: A_TO_Z");

    expect({ totalCount, years }).toEqual({ totalCount: 3, years: ["2022", "2023", "undated"] });
    expect(pageInfo.hasNextPage).toBe(false);
  });
});
