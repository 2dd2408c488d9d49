import { readSettings } from "../../../src/server/settings";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { workCounter } from "../../helpers/counted-work";
import { knownIn } from "../../helpers/known-in";
import { largeCatalogue } from "../../helpers/large-catalogue";
import { operations } from "../../helpers/operations";
import type { Known, RandomOperation } from "../../helpers/random-operations";
import { searchForWorst } from "../../helpers/worst-operations";

/**
 * Upper bounds of what the search finds, as multiples of a page of 20 rows. They may only be lowered, to 5. Now: a statement
 * that reads a table to its end at the price of the rows it returns, and a page of several types, each of which is a statement.
 */
const mostKnown = { rows: 150, statements: 15, bytes: 5 };

type Work = Record<keyof typeof mostKnown, number>;

const page = { query: "{ people(first: 20) { nodes { id slug name } } }", variables: {} };

/** The work of an operation for each point that it costs, counted; null for a refused one. */
async function workPerPointCounter() {
  const { catalogue, reader } = await largeCatalogue({ readers: 1 });
  const workOf = workCounter(catalogue, reader, readSettings({}).limits);
  const workPerPoint = async (operation: RandomOperation): Promise<Work | null> => {
    const work = await workOf(operation);
    if (work === null) return null;
    const { rows, statements, bytes, charged } = work;
    return { rows: rows / charged, statements: statements / charged, bytes: bytes / charged };
  };
  return { catalogue, workPerPoint };
}

describe("The search for the worst operation finds none whose work per point is more than known, in", () => {
  let counter: Awaited<ReturnType<typeof workPerPointCounter>>;
  let known: Known;
  beforeAll(async () => {
    counter = await workPerPointCounter();
    known = await knownIn(counter.catalogue);
  });

  it.each([
    ["rows", 1],
    ["statements", 2],
    ["bytes", 3],
  ] as const)("%s", async (kind, seed) => {
    const { workPerPoint } = counter;
    const ofPage = (await workPerPoint(page)) ?? { [kind]: Number.NaN };
    const found = await searchForWorst({
      schema: mergedSchema(),
      known,
      seed,
      tries: operations,
      async scoreOf(operation) {
        const work = await workPerPoint(operation);
        return work && work[kind] / (ofPage[kind] ?? Number.NaN);
      },
    });

    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ score }) => !(score <= mostKnown[kind]))).toEqual([]);
  });
});
