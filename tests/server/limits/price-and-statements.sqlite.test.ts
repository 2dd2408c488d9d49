import { type OperationDefinitionNode, parse } from "graphql";

import { findBounds } from "../../../src/catalogue/queries/bounds";
import { refusedPoints } from "../../../src/server/admission/cost-account";
import { actualPrice } from "../../../src/server/limits/actual-price";
import { estimateCost, type PartialCost } from "../../../src/server/limits/estimate-cost";
import { type PricedField, pricedOperation } from "../../../src/server/limits/priced-operation";
import { variableValues } from "../../../src/server/limits/variables";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { Dice } from "../../helpers/dice";
import { graphOver } from "../../helpers/graph-over";
import { knownIn } from "../../helpers/known-in";
import { largeCatalogue } from "../../helpers/large-catalogue";
import { randomOperation } from "../../helpers/random-operations";
import { rowsReadToTheEnd } from "../../helpers/rows-read";

/** The price of an operation before and after its execution, and its work: rows, statements and bytes. */
interface Priced {
  readonly query: string;
  readonly requested: number;
  /** The sum of the prices of its fields, in tenths of a point: the estimate without the base price. */
  readonly tariff: number;
  readonly actual: number;
  /** Returned rows, and rows that were read but not returned. */
  readonly rows: number;
  readonly rowsReadToTheEnd: number;
  readonly statements: number;
  readonly bytes: number;
}

describe("over random operations", () => {
  let priced: Priced[];

  beforeAll(async () => {
    const statements: string[] = [];
    const { catalogue, reader } = await largeCatalogue({ onStatement: (sql) => statements.push(sql) });
    const toTheEnd = rowsReadToTheEnd(reader);
    const [known, schema] = [await knownIn(catalogue), mergedSchema()];
    const bounds = await findBounds(catalogue.reader);

    priced = [];
    for (let seed = 1; priced.length < 400; seed += 1) {
      const { query, variables } = randomOperation(schema, known, new Dice(seed));
      // Introspection needs no database.
      if (/__(?:schema|type)\b/.test(query)) continue;
      statements.length = 0;
      // A new graph each time, so that no network is cached.
      const { data, errors } = await graphOver(catalogue)<Record<string, unknown>>(query, variables);
      if (errors.length > 0 || !Object.values(data).every(isFound)) continue;
      const document = parse(query);
      const operation = document.definitions[0] as OperationDefinitionNode;
      const values = variableValues(schema, operation, variables);
      const compiled = pricedOperation(schema, document, operation);
      const text = JSON.stringify(data);
      const asked = [...statements];
      const read = await Promise.all(asked.map(toTheEnd));
      const readInAll = read.reduce((sum, rows) => sum + rows, 0);
      let tariff = 0;
      const onCost = (_field: PricedField, own: PartialCost) => void (tariff += own.price);
      priced.push({
        query,
        requested: estimateCost(compiled, { values, bounds }, { onCost }).price,
        tariff,
        actual: actualPrice(compiled, { values, bounds }, data),
        rows: text.split("{").length - 1 + readInAll,
        rowsReadToTheEnd: readInAll,
        statements: asked.length,
        bytes: text.length,
      });
    }
  });

  const correlationOf = (price: "requested" | "actual" | "tariff", operations: readonly Priced[]) =>
    rankCorrelation(
      operations.map((one) => one[price]),
      workOf(operations),
    );

  it("the estimated price correlates with the work, filters, names and counts included", () => {
    expect(correlationOf("requested", priced)).toBeGreaterThanOrEqual(0.8);
  });

  it("the price correlates for unfiltered lists", () => {
    // The price cannot know how many rows match a filter or a name.
    const whole = priced.filter(
      ({ query }) => !/\b(?:filter|reasons|inEachSeason|atLeast|ids?|slug):/.test(query),
    );

    expect(whole.length).toBeGreaterThan(100);
    expect(correlationOf("requested", whole)).toBeGreaterThanOrEqual(0.8);
  });

  it("the price correlates when only returned rows are read", () => {
    const found = priced.filter(({ rowsReadToTheEnd: rows }) => rows === 0);

    expect(found.length).toBeGreaterThan(100);
    // The base price is one price for many of them.
    expect(correlationOf("tariff", found)).toBeGreaterThanOrEqual(0.8);
  });

  it("the base price is that of operations with few rows", () => {
    const cheapest = priced.filter(
      ({ requested, rowsReadToTheEnd: rows }) => requested <= refusedPoints && rows === 0,
    );

    expect(cheapest.length).toBeGreaterThan(50);
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
function workOf(operations: readonly Priced[]): number[] {
  const kinds = ["rows", "statements", "bytes"] as const;
  const means = kinds.map((kind) => operations.reduce((sum, one) => sum + one[kind], 0) / operations.length);
  return operations.map((one) =>
    kinds.reduce((sum, kind, index) => sum + one[kind] / (means[index] ?? 1), 0),
  );
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
