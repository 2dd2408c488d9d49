import type { Catalogue } from "../../src/catalogue/catalogue";
import type { Reader } from "../../src/database/statements";
import { catalogueContext, sharedOf } from "../../src/server/catalogue-context";
import { wholeGraph } from "../../src/server/graph";
import { KeptTexts } from "../../src/server/kept-texts";
import { CatalogueBounds } from "../../src/server/limits/catalogue-bounds";
import type { Limits } from "../../src/server/limits/limits";
import { internalRequest } from "../../src/server/request-context";
import { silent } from "./graph-over";
import type { RandomOperation } from "./random-operations";
import { rowsReadToTheEnd } from "./rows-read";
import { statementsByClient } from "./statements-by-client";

/** An answer, and what it took. */
export interface CountedWork {
  readonly data: Record<string, unknown>;
  readonly hasErrors: boolean;
  /** The actual price; NaN if there are no limits. */
  readonly charged: number;
  /** Returned objects, and rows that statements read to the end. */
  readonly rows: number;
  readonly rowsReadToTheEnd: number;
  readonly statements: number;
  /** Of the answer. */
  readonly bytes: number;
}

/**
 * Counts the work of operations over a catalogue of one reader, so that its statements run in one order; plans are asked of
 * another reader of the database. Null without data. Statements are counted for the operation that sent them: an operation with
 * an error may still send some after its answer.
 */
export function workCounter(catalogue: Catalogue, planner: Reader, limits: Limits | null = null) {
  const statementsOf = statementsByClient(catalogue.reader);
  const toTheEnd = rowsReadToTheEnd(planner);
  const kept = new KeptTexts();
  const { server } = wholeGraph(catalogue, silent, [], limits, new CatalogueBounds(catalogue.reader), {
    kept,
  });
  let asked = 0;
  return async ({ query, variables }: RandomOperation): Promise<CountedWork | null> => {
    asked += 1;
    const client = `operation-${asked}`;
    // Nothing is kept from one operation to the next.
    kept.clear();
    const shared = sharedOf(catalogue, { kept: new KeptTexts() });
    const contextValue = catalogueContext(catalogue, shared, { ...internalRequest("a-test"), client });
    const { body } = await server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== "single" || !body.singleResult.data) return null;
    const { data, errors, extensions } = body.singleResult;
    const { cost } = (extensions ?? {}) as { cost?: { actual: number } };
    const statements = [...statementsOf(client)];
    const read = (await Promise.all(statements.map(toTheEnd))).reduce((sum, rows) => sum + rows, 0);
    const text = JSON.stringify(data);
    return {
      data,
      hasErrors: errors !== undefined,
      charged: cost?.actual ?? Number.NaN,
      rows: text.split("{").length - 1 + read,
      rowsReadToTheEnd: read,
      statements: statements.length,
      bytes: text.length,
    };
  };
}
