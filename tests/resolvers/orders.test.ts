import { toMany } from "../../src/entities/relations";
import { orderingRelations } from "../../src/entities/orders";
import { graphOver, type Ask } from "../helpers/graph-over";
import { largeCatalogue } from "../helpers/large-catalogue";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { makePerson } from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";

describe("lists by counts", () => {
  it("name relations that there are", () => {
    expect(orderingRelations.filter((name) => !(name in toMany))).toEqual([]);
    expect(orderingRelations.length).toBeGreaterThan(8);
  });

  it("say who appeared most, who hosts most, and which show has most episodes", async () => {
    const ask = graphOver(await startingCatalogue());
    const { data, errors } = await ask(`{
      people(orderBy: MOST_APPEARANCES_FIRST, first: 1) { nodes { name appearances { totalCount } } }
      hosts: people(orderBy: MOST_HOSTINGS_FIRST, first: 1) { nodes { name hostings { totalCount } } }
      shows(orderBy: MOST_EPISODES_FIRST, first: 1) { nodes { displayTitle episodes { totalCount } } } }`);

    expect(errors).toEqual([]);
    expect(data).toEqual({
      people: { nodes: [{ name: "Victoria Carr", appearances: { totalCount: 37 } }] },
      hosts: { nodes: [{ name: "Gemma Vinton", hostings: { totalCount: 2 } }] },
      shows: { nodes: [{ displayTitle: "World Education Summit", episodes: { totalCount: 3 } }] },
    });
  });
});

describe("over a large graph, a list by counts", () => {
  let ask: Ask;
  const statements: string[] = [];

  beforeAll(async () => {
    const { catalogue } = await largeCatalogue({ onStatement: (sql) => statements.push(sql) });
    // Some have none.
    const alone = ["One", "Two", "Three"].map((name) =>
      makePerson({ key: `alone-${name}`, name: `Alone ${name}` }),
    );
    await upsert(catalogue, ...alone);
    ask = graphOver(catalogue);
  });

  it.each([
    ["people", "MOST_APPEARANCES_FIRST", "appearances", ""],
    ["people", "MOST_HOSTINGS_FIRST", "hostings", ', filter: { name: "family1" }'],
    ["organisations", "MOST_AFFILIATIONS_FIRST", "affiliations", ""],
    ["shows", "MOST_APPEARANCES_FIRST", "appearances", ", filter: { kinds: [PODCAST, CONFERENCE] }"],
    ["topics", "MOST_WORKS_FIRST", "subjectOf", ""],
  ])("has all %s by %s, page by page, those without any last", async (list, order, relation, filter) => {
    const counts: number[] = [];
    const ids: string[] = [];
    let [after, total] = ["", -1];
    do {
      const { data, errors } = await ask<{ found: Found }>(
        `{ found: ${list}(orderBy: ${order}, first: 7${filter}${after && `, after: "${after}"`}) { totalCount
          nodes { id counted: ${relation} { totalCount } } pageInfo { hasNextPage endCursor } } }`,
      );
      expect(errors).toEqual([]);
      for (const { id, counted } of data.found.nodes) {
        ids.push(id);
        counts.push(counted.totalCount);
      }
      total = data.found.totalCount;
      after = data.found.pageInfo.hasNextPage ? data.found.pageInfo.endCursor : "";
    } while (after !== "");

    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    expect(new Set(ids).size).toBe(total);
    expect(counts[0]).toBeGreaterThan(counts.at(-1) ?? 0);
  });

  it("reads one range of an index", () => {
    const ordered = statements.filter((sql) => sql.includes('c."relation"') && sql.includes("limit"));

    expect(ordered.length).toBeGreaterThan(0);
    for (const sql of ordered) expect(sql).toContain('order by c."total" desc, c."parentId" desc');
  });
});

interface Found {
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<{ readonly id: string; readonly counted: { readonly totalCount: number } }>;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
