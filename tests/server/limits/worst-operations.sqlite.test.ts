import { internalRequest } from "../../../src/server/request-context";
import { wholeGraph } from "../../../src/server/graph";
import { readSettings } from "../../../src/server/settings";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { silent } from "../../helpers/graph-over";
import { knownIn } from "../../helpers/known-in";
import { fillLargeCatalogue } from "../../helpers/large-catalogue";
import type { Known, RandomOperation } from "../../helpers/random-operations";
import { rowsReadToTheEnd } from "../../helpers/rows-read";
import { openedCatalogue } from "../../helpers/temporary-database";
import { searchForWorst } from "../../helpers/worst-operations";

/**
 * Upper bounds of what the search finds, as multiples of a page of 20 rows. They may only be lowered, to 5. Now: a statement
 * that reads a table to its end at the price of the rows it returns, and several statements at the least price.
 */
const mostKnown = { rows: 150, statements: 80, bytes: 20 };

type Work = Record<keyof typeof mostKnown, number>;

const page = { query: "{ people(first: 20) { nodes { id slug name } } }", variables: {} };

/** The work of an operation for each point that it costs, counted; null for a refused one. */
async function workCounter() {
  const texts: string[] = [];
  const { catalogue, reader } = await openedCatalogue({ onStatement: (text) => texts.push(text) });
  await fillLargeCatalogue(catalogue);
  const toTheEnd = rowsReadToTheEnd(reader);
  const { limits } = readSettings({});
  const workPerPoint = async ({ query, variables }: RandomOperation): Promise<Work | null> => {
    texts.length = 0;
    // A new graph each time, so that no network is cached.
    const { server, contextOf } = wholeGraph(catalogue, silent, [], limits);
    const contextValue = contextOf(internalRequest("a-test"));
    const { body } = await server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== "single" || !body.singleResult.data) return null;
    const { cost } = body.singleResult.extensions as { cost: { actual: number } };
    const statements = [...texts];
    const read = await Promise.all(statements.map(toTheEnd));
    const text = JSON.stringify(body.singleResult.data);
    const rows = text.split("{").length - 1 + read.reduce((sum, one) => sum + one, 0);
    return {
      rows: rows / cost.actual,
      statements: statements.length / cost.actual,
      bytes: text.length / cost.actual,
    };
  };
  return { catalogue, workPerPoint };
}

describe("The search for the worst operation finds none whose work per point is more than known, in", () => {
  let counter: Awaited<ReturnType<typeof workCounter>>;
  let known: Known;
  beforeAll(async () => {
    counter = await workCounter();
    known = await knownIn(counter.catalogue);
  }, 60_000);

  it.each([
    ["rows", 1],
    ["statements", 2],
    ["bytes", 3],
  ] as const)(
    "%s",
    async (kind, seed) => {
      const { workPerPoint } = counter;
      const ofPage = (await workPerPoint(page)) ?? { [kind]: Number.NaN };
      const found = await searchForWorst({
        schema: mergedSchema(),
        known,
        seed,
        tries: 120,
        async scoreOf(operation) {
          const work = await workPerPoint(operation);
          return work && work[kind] / (ofPage[kind] ?? Number.NaN);
        },
      });

      expect(found.length).toBeGreaterThan(0);
      expect(found.filter(({ score }) => !(score <= mostKnown[kind]))).toEqual([]);
    },
    120_000,
  );
});
