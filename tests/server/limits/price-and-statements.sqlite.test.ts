import { type OperationDefinitionNode, parse } from "graphql";

import { findBounds } from "../../../src/catalogue/queries/bounds";
import { refusedPoints } from "../../../src/server/admission/cost-account";
import { actualPrice } from "../../../src/server/limits/actual-price";
import { estimateCost } from "../../../src/server/limits/estimate-cost";
import { pricedOperation } from "../../../src/server/limits/priced-operation";
import { variableValues } from "../../../src/server/limits/variables";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { type CountedWork, workCounter } from "../../helpers/counted-work";
import { Dice } from "../../helpers/dice";
import { knownIn } from "../../helpers/known-in";
import { largeCatalogue } from "../../helpers/large-catalogue";
import { operations } from "../../helpers/operations";
import { randomOperation } from "../../helpers/random-operations";

/** An operation, its work, and its price before and after its execution. */
interface Priced extends CountedWork {
  readonly query: string;
  readonly requested: number;
  readonly actual: number;
}

/** The correlation of the third of a hundred that are unfiltered would be a matter of luck. */
const count = Math.max(operations, 300);

describe("over random operations", () => {
  let priced: Priced[];

  beforeAll(async () => {
    const { catalogue, reader } = await largeCatalogue({ readers: 1 });
    const workOf = workCounter(catalogue, reader);
    const [known, schema] = [await knownIn(catalogue), mergedSchema()];
    const bounds = await findBounds(catalogue.reader);

    priced = [];
    for (let seed = 1; priced.length < count; seed += 1) {
      const random = randomOperation(schema, known, new Dice(seed));
      const { query, variables } = random;
      // Introspection needs no database.
      if (/__(?:schema|type)\b/.test(query)) continue;
      const work = await workOf(random);
      if (work === null || work.hasErrors || !Object.values(work.data).every(isFound)) continue;
      const document = parse(query);
      const operation = document.definitions[0] as OperationDefinitionNode;
      const values = variableValues(schema, operation, variables);
      const compiled = pricedOperation(schema, document, operation);
      const { price: requested } = estimateCost(compiled, { values, bounds });
      priced.push({
        ...work,
        query,
        requested,
        actual: actualPrice(compiled, { values, bounds }, work.data),
      });
    }
  });

  const correlationOf = (price: "requested" | "actual", some: readonly Priced[]) =>
    rankCorrelation(
      some.map((one) => one[price]),
      weighed(some),
    );

  it("the estimated price correlates with the work, filters, names and counts included", () => {
    expect(correlationOf("requested", priced)).toBeGreaterThanOrEqual(0.8);
  });

  it("the price correlates for unfiltered lists", () => {
    // The price cannot know how many rows match a filter or a name.
    const whole = priced.filter(
      ({ query }) => !/\b(?:filter|reasons|inEachSeason|atLeast|ids?|slug):/.test(query),
    );

    expect(whole.length).toBeGreaterThan(count / 4);
    expect(correlationOf("requested", whole)).toBeGreaterThanOrEqual(0.8);
  });

  it("the price correlates when only returned rows are read", () => {
    const found = priced.filter(({ rowsReadToTheEnd: rows }) => rows === 0);

    expect(found.length).toBeGreaterThan(count / 4);
    expect(correlationOf("requested", found)).toBeGreaterThanOrEqual(0.8);
  });

  it("the cheapest operations have few rows", () => {
    const cheapest = priced.filter(
      ({ requested, rowsReadToTheEnd: rows }) => requested <= 2 * refusedPoints && rows === 0,
    );

    expect(cheapest.length).toBeGreaterThan(count / 8);
    expect(Math.max(...cheapest.map(({ rows }) => rows))).toBeLessThan(30);
  });

  it("the actual price correlates with the work", () => {
    expect(correlationOf("actual", priced)).toBeGreaterThanOrEqual(0.8);
  });

  it("the actual price never exceeds the estimate", () => {
    expect(priced.filter(({ requested, actual }) => actual > requested)).toEqual([]);
  });
});

/** Rows, statements and bytes, each relative to its average, so that they weigh the same. */
function weighed(some: readonly Priced[]): number[] {
  const kinds = ["rows", "statements", "bytes"] as const;
  const means = kinds.map((kind) => some.reduce((sum, one) => sum + one[kind], 0) / some.length);
  return some.map((one) => kinds.reduce((sum, kind, index) => sum + one[kind] / (means[index] ?? 1), 0));
}

/** A price cannot know that a name does not exist or that a filter matches nothing. */
function isFound(root: unknown): boolean {
  if (root === null) return false;
  return !Object.values(root as object).some((value) => Array.isArray(value) && value.length === 0);
}

/** Spearman's rank correlation: Pearson's correlation of the ranks; ties get their mean rank. */
function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [ranksOf(one), ranksOf(other)];
  const mean = (one.length - 1) / 2;
  let [covariance, varianceA, varianceB] = [0, 0, 0];
  for (const [index, rank] of a.entries()) {
    const [left, right] = [rank - mean, (b[index] ?? 0) - mean];
    covariance += left * right;
    varianceA += left * left;
    varianceB += right * right;
  }
  return covariance / Math.sqrt(varianceA * varianceB);
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}
