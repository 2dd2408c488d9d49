import { type OperationDefinitionNode, parse } from "graphql";

import { actualPrice } from "../../../src/server/limits/actual-price";
import { measure } from "../../../src/server/limits/measure";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { Dice } from "../../helpers/dice";
import { graphOver } from "../../helpers/graph-over";
import { knownIn } from "../../helpers/known-in";
import { fillLargeCatalogue } from "../../helpers/large-catalogue";
import { randomOperation } from "../../helpers/random-operations";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";

/** What an operation was priced at, before and after, and the work that it was: things, statements and bytes. */
interface Priced {
  readonly query: string;
  readonly requested: number;
  readonly actual: number;
  readonly things: number;
  readonly statements: number;
  readonly bytes: number;
}

describe("over random operations", () => {
  let priced: Priced[];

  beforeAll(async () => {
    let statements = 0;
    const catalogue = await temporaryCatalogue({ onStatement: () => (statements += 1) });
    await fillLargeCatalogue(catalogue);
    const [ask, known, schema] = [graphOver(catalogue), await knownIn(catalogue), mergedSchema()];

    priced = [];
    for (let seed = 1; priced.length < 400; seed += 1) {
      const { query, variables } = randomOperation(schema, known, new Dice(seed));
      // The schema itself asks nothing of the database, and costs nothing.
      if (/__(?:schema|type)\b/.test(query)) continue;
      statements = 0;
      const { data, errors } = await ask<Record<string, unknown>>(query, variables);
      if (errors.length > 0 || !Object.values(data).every(isFound)) continue;
      const document = parse(query);
      const operation = document.definitions[0] as OperationDefinitionNode;
      const text = JSON.stringify(data);
      priced.push({
        query,
        requested: measure(schema, document, operation, variables).price,
        actual: actualPrice(schema, document, operation, data),
        things: text.split("{").length - 1,
        statements,
        bytes: text.length,
      });
    }
  }, 120_000);

  it("the price of whole lists goes up and down with the work", () => {
    // What a filter or a name leaves, no price can foresee.
    const whole = priced.filter(
      ({ query }) => !/\b(?:filter|reasons|inEachSeason|atLeast|ids?|slug):/.test(query),
    );

    expect(whole.length).toBeGreaterThan(100);
    expect(
      rankCorrelation(
        whole.map(({ requested }) => requested),
        workOf(whole),
      ),
    ).toBeGreaterThanOrEqual(0.8);
  });

  it("what an operation did cost goes up and down with the work, whatever it asked", () => {
    expect(
      rankCorrelation(
        priced.map(({ actual }) => actual),
        workOf(priced),
      ),
    ).toBeGreaterThanOrEqual(0.8);
  });

  it("none costs more than its price", () => {
    expect(priced.filter(({ requested, actual }) => actual > requested)).toEqual([]);
  });
});

/** Things, statements and bytes, each in shares of what it is on average, so that each counts as much. */
function workOf(operations: readonly Priced[]): number[] {
  const kinds = ["things", "statements", "bytes"] as const;
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
