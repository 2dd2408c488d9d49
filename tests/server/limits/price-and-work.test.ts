import { type OperationDefinitionNode, parse } from "graphql";

import { actualPrice } from "../../../src/server/limits/actual-price";
import { measure } from "../../../src/server/limits/measure";
import { valuesOf } from "../../../src/server/limits/variables";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { Dice } from "../../helpers/dice";
import { graphOver } from "../../helpers/graph-over";
import { knownIn } from "../../helpers/known-in";
import { fillLargeCatalogue } from "../../helpers/large-catalogue";
import { randomOperation } from "../../helpers/random-operations";
import { rowsReadToTheEnd } from "../../helpers/rows-read";
import { openedCatalogue } from "../../helpers/temporary-database";

/** What an operation was priced at, before and after, and the work that it was: rows, statements and bytes. */
interface Priced {
  readonly query: string;
  readonly requested: number;
  readonly actual: number;
  /** Those that came, and those that had to be read for them though they did not. */
  readonly rows: number;
  readonly rowsReadToTheEnd: number;
  readonly statements: number;
  readonly bytes: number;
}

describe("over random operations", () => {
  let priced: Priced[];

  beforeAll(async () => {
    const statements: string[] = [];
    const { catalogue, reader } = await openedCatalogue({ onStatement: (sql) => statements.push(sql) });
    await fillLargeCatalogue(catalogue);
    const toTheEnd = rowsReadToTheEnd(reader);
    const [known, schema] = [await knownIn(catalogue), mergedSchema()];

    priced = [];
    for (let seed = 1; priced.length < 400; seed += 1) {
      const { query, variables } = randomOperation(schema, known, new Dice(seed));
      // The schema itself asks nothing of the database.
      if (/__(?:schema|type)\b/.test(query)) continue;
      statements.length = 0;
      // A graph of its own, so that no network is kept from an operation before it.
      const { data, errors } = await graphOver(catalogue)<Record<string, unknown>>(query, variables);
      if (errors.length > 0 || !Object.values(data).every(isFound)) continue;
      const document = parse(query);
      const operation = document.definitions[0] as OperationDefinitionNode;
      const values = valuesOf(schema, operation, variables);
      const text = JSON.stringify(data);
      const asked = [...statements];
      const read = await Promise.all(asked.map(toTheEnd));
      const readInAll = read.reduce((sum, rows) => sum + rows, 0);
      priced.push({
        query,
        requested: measure(schema, document, operation, values).price,
        actual: actualPrice(schema, document, operation, values, data),
        rows: text.split("{").length - 1 + readInAll,
        rowsReadToTheEnd: readInAll,
        statements: asked.length,
        bytes: text.length,
      });
    }
  }, 240_000);

  const correlationOf = (price: "requested" | "actual", operations: readonly Priced[]) =>
    rankCorrelation(
      operations.map((one) => one[price]),
      workOf(operations),
    );

  it("the price goes up and down with the work, whatever is asked: filters, names and counts included", () => {
    expect(correlationOf("requested", priced)).toBeGreaterThanOrEqual(0.8);
  });

  it("so it does where nothing is asked but whole lists", () => {
    // What a filter or a name leaves, no price can foresee.
    const whole = priced.filter(
      ({ query }) => !/\b(?:filter|reasons|inEachSeason|atLeast|ids?|slug):/.test(query),
    );

    expect(whole.length).toBeGreaterThan(100);
    expect(correlationOf("requested", whole)).toBeGreaterThanOrEqual(0.8);
  });

  it("so it does where no row is read but those that come", () => {
    const found = priced.filter(({ rowsReadToTheEnd: rows }) => rows === 0);

    expect(found.length).toBeGreaterThan(100);
    expect(correlationOf("requested", found)).toBeGreaterThanOrEqual(0.8);
  });

  it("what an operation did cost goes up and down with the work, whatever it asked", () => {
    expect(correlationOf("actual", priced)).toBeGreaterThanOrEqual(0.8);
  });

  it("none costs more than its price", () => {
    expect(priced.filter(({ requested, actual }) => actual > requested)).toEqual([]);
  });
});

/** Rows, statements and bytes, each in shares of what it is on average, so that each counts as much. */
function workOf(operations: readonly Priced[]): number[] {
  const kinds = ["rows", "statements", "bytes"] as const;
  const means = kinds.map((kind) => operations.reduce((sum, one) => sum + one[kind], 0) / operations.length);
  return operations.map((one) =>
    kinds.reduce((sum, kind, index) => sum + one[kind] / (means[index] ?? 1), 0),
  );
}

/** No price can foresee that a name leads nowhere, or that a filter leaves nothing. */
function isFound(root: unknown): boolean {
  if (root === null) return false;
  return !Object.values(root as object).some((value) => Array.isArray(value) && value.length === 0);
}

/** Spearman's: Pearson's correlation of the ranks, equal values sharing the mean of theirs. */
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
