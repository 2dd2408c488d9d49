import { Catalogue } from "../../../src/catalogue/catalogue";
import { findKnownIds } from "../../../src/catalogue/queries/by-id";
import { relationTo } from "../../../src/catalogue/related-to";
import { listRelatedAppearances } from "../../../src/catalogue/queries/related";
import { pagesOfRelation } from "../../../src/catalogue/queries/relations";
import { sql, type Sql } from "../../../src/database/sql/sql";
import type { Reader, Row } from "../../../src/database/statements";
import { DateOrder } from "../../../src/entities/orders";
import { toMany, type ToManyName } from "../../../src/entities/relations";
import { defaultReasons, RelatedReason } from "../../../src/projections/related/reasons";
import { searchOver, texts } from "../../catalogue/same-names";
import { afterTests } from "../../helpers/after-tests";
import { asSuperuser } from "../../helpers/postgres/suite-server";
import { largeCatalogue, type LargeGraph } from "../../helpers/large-catalogue";

interface Step {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Index Cond"?: string;
  readonly Plans?: readonly Step[];
}

/**
 * With these off, a plan has one of them only where no index serves: on a small graph PostgreSQL would rather read a whole
 * table, and sort a few rows.
 */
const lastResorts = ["enable_seqscan", "enable_sort", "enable_bitmapscan", "enable_hashagg"];

const stepsIn = (step: Step): Step[] => [step, ...(step.Plans ?? []).flatMap(stepsIn)];

describe("The plan that PostgreSQL makes", () => {
  const plans: Step[] = [];
  let reader: Reader;
  let graph: LargeGraph;

  beforeAll(async () => {
    const filled = await largeCatalogue();
    const { url } = filled;
    graph = filled.graph;
    await asSuperuser("analyze", url);
    const address = new URL(url);
    address.searchParams.set("options", lastResorts.map((name) => `-c ${name}=off`).join(" "));
    const catalogue = await Catalogue.open(address.href);
    afterTests(() => catalogue.close());
    reader = {
      textOf: (statement) => catalogue.reader.textOf(statement),
      async all<T extends Row>(statement: Sql) {
        const [row] = await catalogue.reader.all(sql`explain (format json, costs off) ${statement}`);
        const [{ Plan }] = JSON.parse(String(row?.["QUERY PLAN"])) as [{ Plan: Step }];
        plans.push(Plan);
        return catalogue.reader.all<T>(statement);
      },
    };
  });

  /** All plans of what this asks for. */
  async function plansOf(ask: () => Promise<unknown>): Promise<Step[]> {
    plans.length = 0;
    await ask();
    expect(plans.length).toBeGreaterThan(0);
    return [...plans];
  }

  const scannedWhole = (of: readonly Step[]) =>
    of.flatMap(stepsIn).filter((step) => step["Node Type"] === "Seq Scan");

  /** What is done to fill one page: below a limit nothing is sorted, and an index says the order. */
  const sortedWithinPages = (of: readonly Step[]) =>
    of
      .flatMap(stepsIn)
      .filter((step) => step["Node Type"] === "Limit")
      .flatMap(stepsIn)
      .filter((step) => /Sort/.test(step["Node Type"]));

  it.each(Object.keys(toMany) as ToManyName[])(
    "reads a page of %s as one range of an index",
    async (name) => {
      const found = await plansOf(() =>
        pagesOfRelation(reader, name, ["any", "other"], { first: 5, after: null }, () => Promise.resolve(0)),
      );

      expect(scannedWhole(found)).toEqual([]);
      expect(sortedWithinPages(found)).toEqual([]);
      const { table, key } = toMany[name];
      const reads = found
        .flatMap(stepsIn)
        .filter((step) => step["Node Type"] === "Limit")
        .flatMap(stepsIn);
      const ranges = reads.flatMap((step) => (step["Relation Name"] === table ? [step["Index Cond"]] : []));
      expect(ranges).toEqual([expect.stringContaining(`"${key}" = `)]);
    },
  );

  it.each([
    { name: "the default reasons", reasons: defaultReasons },
    { name: "the one that must be asked for", reasons: [RelatedReason.PERSON_AFFILIATION] },
  ])("reads the newest page of what is related, for $name, as one range of the key", async ({ reasons }) => {
    const query = {
      relation: relationTo(graph.organisations[0]?.id ?? "", { reasons }),
      filter: {},
      order: DateOrder.NEWEST_FIRST,
    };
    const found = await plansOf(() => listRelatedAppearances(reader, query, { first: 5, after: null }));

    expect(scannedWhole(found)).toEqual([]);
    expect(sortedWithinPages(found)).toEqual([]);
    const ranges = found.flatMap(stepsIn).filter((step) => step["Index Name"] === "related_pkey");
    expect(ranges.map((step) => step["Index Cond"])).toContainEqual(
      expect.stringMatching(/"subjectId" = .*kind = .*asked = /),
    );
  });

  it("tells which ids are known from the table of ids alone, by its key", async () => {
    const found = await plansOf(() => findKnownIds(reader, ["any", "other"]));

    const read = found.flatMap(stepsIn).filter((step) => step["Relation Name"] !== undefined);
    // Of each id, and of the one that it was merged into.
    expect(read.map((step) => [step["Relation Name"], step["Index Name"]])).toEqual([
      ["node", "node_pkey"],
      ["node", "node_pkey"],
    ]);
  });

  it("reads every table of the search by an index", async () => {
    const found = await plansOf(async () => {
      for (const text of texts) await searchOver(reader, text);
    });

    const read = found.flatMap(stepsIn).filter((step) => step["Relation Name"]?.startsWith("search_"));
    expect(read.length).toBeGreaterThan(10);
    expect(read.filter((step) => step["Index Cond"] === undefined)).toEqual([]);
  });
});
