import type { Catalogue } from "../../src/catalogue/catalogue";
import {
  AppearanceDimension,
  GroupOrder,
  groupsQueryOf,
  noKey,
  pagesOfAppearanceGroups,
} from "../../src/catalogue/queries/appearance-groups";
import { relationTo } from "../../src/catalogue/related-to";
import { pagesOfCitingFacts } from "../../src/catalogue/queries/citations";
import { findKnownIds } from "../../src/catalogue/queries/by-id";
import { listRelatedAppearances } from "../../src/catalogue/queries/related";
import { pagesOfRelation } from "../../src/catalogue/queries/relations";
import { defaultReasons, RelatedReason } from "../../src/projections/related/reasons";
import { raw } from "../../src/database/sql/sql";
import type { Reader } from "../../src/database/statements";
import { DateOrder } from "../../src/entities/orders";
import { toMany, type ToManyName } from "../../src/entities/relations";
import { largeCatalogue, type LargeGraph } from "../helpers/large-catalogue";

interface Step {
  id: number;
  parent: number;
  detail: string;
}

describe("The plan that SQLite makes", () => {
  const statements: string[] = [];
  let catalogue: Catalogue;
  let reader: Reader;
  let graph: LargeGraph;

  beforeAll(async () => {
    ({ catalogue, reader, graph } = await largeCatalogue({ onStatement: (sql) => statements.push(sql) }));
  });

  /** How SQLite runs the one statement that this asks for. */
  async function planOf(ask: () => Promise<unknown>): Promise<Step[]> {
    statements.length = 0;
    await ask();
    expect(statements).toHaveLength(1);
    return reader.all<Step & Record<string, unknown>>(raw(`explain query plan ${statements[0]}`));
  }

  /** What is done for each parent: the steps within the subquery that picks the rows of the page. */
  function withinParent(steps: readonly Step[]): string[] {
    const subquery = steps.find(({ detail }) => /^(CORRELATED )?LIST SUBQUERY/.test(detail));
    const within = new Set([subquery?.id]);
    return steps.flatMap(({ id, parent, detail }) => {
      if (!within.has(parent)) return [];
      within.add(id);
      return [detail];
    });
  }

  const subjectId = () => graph.organisations[0]?.id ?? "";
  const newest = (reasons: readonly RelatedReason[], filter: { show?: string } = {}) =>
    listRelatedAppearances(
      catalogue.reader,
      { relation: relationTo(subjectId(), { reasons }), filter, order: DateOrder.NEWEST_FIRST },
      { first: 5, after: null },
    );

  it.each([
    { name: "the default reasons", reasons: defaultReasons },
    { name: "the one that must be asked for", reasons: [RelatedReason.PERSON_AFFILIATION] },
  ])("reads the newest page of what is related, for $name, as one range of the key", async ({ reasons }) => {
    const steps = await planOf(() => newest(reasons));
    const perSubject = withinParent(steps);

    expect(perSubject).toContain("SEARCH r USING PRIMARY KEY (subjectId=? AND kind=? AND asked=?)");
    expect(perSubject.filter((detail) => /TEMP B-TREE|SCAN (r|related|x|appearance)\b/.test(detail))).toEqual(
      [],
    );
    // The rows of the page itself, no more, are put in order once they are read, and the organisations of each.
    const sorted = steps.flatMap(({ detail }) => /TEMP B-TREE FOR (.*)/.exec(detail)?.[1] ?? []);
    expect(sorted).toEqual(["json_group_array(ORDER BY)", "ORDER BY"]);
  });

  it("goes on from a cursor within that range", async () => {
    const first = await newest(defaultReasons);
    const query = {
      relation: relationTo(subjectId()),
      filter: {},
      order: DateOrder.NEWEST_FIRST,
    };
    const steps = await planOf(() =>
      listRelatedAppearances(catalogue.reader, query, { first: 5, after: first.pageInfo.endCursor }),
    );

    expect(withinParent(steps)).toContain(
      "SEARCH r USING PRIMARY KEY (subjectId=? AND kind=? AND asked=? AND (sortOn,id)<(?,?))",
    );
    expect(withinParent(steps).filter((detail) => detail.includes("TEMP B-TREE"))).toEqual([]);
  });

  it("reads all reasons as two ranges of the key, and merges no more than two pages", async () => {
    const perSubject = withinParent(await planOf(() => newest(Object.values(RelatedReason))));

    expect(
      perSubject.filter(
        (detail) => detail === "SEARCH r USING PRIMARY KEY (subjectId=? AND kind=? AND asked=?)",
      ),
    ).toHaveLength(2);
    expect(perSubject.filter((detail) => /SCAN (related|x|appearance)\b/.test(detail))).toEqual([]);
  });

  it.each([
    { of: "a document", item: null, range: "USING PRIMARY KEY (documentId=?" },
    { of: "an item of it", item: "1", range: "INDEX citation_entry_by_item (documentId=? AND item=?" },
  ])("reads a page of the facts that cite $of as one range, also after a cursor", async ({ item, range }) => {
    const id = graph.documents[0]?.id ?? "";
    const ask = (query: { item: string | null }, after: string | null) =>
      pagesOfCitingFacts(catalogue.reader, query, [id], { first: 5, after }, () => Promise.resolve(0));
    const cursor = (await ask({ item: null }, null)).get(id)?.pageInfo.endCursor;

    expect(cursor).toEqual(expect.any(String));
    for (const after of [null, cursor ?? null]) {
      const perDocument = withinParent(await planOf(() => ask({ item }, after)));
      expect(perDocument).toEqual([expect.stringContaining(range)]);
    }
  });

  it("counts by organisation what is related as one range of the key, then an index range an appearance", async () => {
    const query = groupsQueryOf({
      filter: {},
      relation: relationTo(subjectId()),
      dimension: AppearanceDimension.ORGANISATION,
      and: null,
      reasons: defaultReasons,
    });
    const count = () => Promise.resolve(0);
    const steps = await planOf(() =>
      pagesOfAppearanceGroups(
        catalogue.reader,
        { ...query, order: GroupOrder.LARGEST_FIRST, atLeast: 1 },
        [noKey],
        { first: 5, after: null },
        count,
      ),
    );
    const details = steps.map(({ detail }) => detail);

    expect(details).toContain("SEARCH r USING PRIMARY KEY (subjectId=? AND kind=?)");
    expect(details).toContain("SEARCH inside USING COVERING INDEX related_by_item (id=?) LEFT-JOIN");
    expect(details.filter((detail) => /^SCAN (x|r|inside)\b/.test(detail))).toEqual([]);
  });

  it("tells which ids are known from the table of ids alone, by its key", async () => {
    const steps = await planOf(() => findKnownIds(catalogue.reader, ["any", "other"]));

    expect(steps.map(({ detail }) => detail)).toEqual([
      "SEARCH n USING PRIMARY KEY (id=?)",
      "LIST SUBQUERY 1",
      "SCAN json_each VIRTUAL TABLE INDEX 1:",
      "SEARCH m USING PRIMARY KEY (id=?) LEFT-JOIN",
    ]);
  });

  it.each(Object.keys(toMany) as ToManyName[])(
    "reads a page of %s as one range of an index",
    async (name) => {
      const perParent = withinParent(
        await planOf(() =>
          pagesOfRelation(catalogue.reader, name, ["any", "other"], { first: 5, after: null }, () =>
            Promise.resolve(0),
          ),
        ),
      );

      expect(perParent).toHaveLength(1);
      expect(perParent[0]).toMatch(
        new RegExp(`^SEARCH y USING (COVERING )?INDEX \\w+ \\(${toMany[name].key}=\\?\\)$`),
      );
    },
  );
});
