import type { ApolloServerPlugin } from "@apollo/server";
import { getOperationAST, type GraphQLFormattedError, OperationTypeNode, parse } from "graphql";
import type { Logger } from "pino";

import type { Catalogue } from "../catalogue/catalogue";
import { compileOperation, type Root } from "../compiled/statement";
import { planOf } from "../database/plan";
import { raw, type Sql } from "../database/sql/sql";
import type { Read, Reader } from "../database/statements";
import { mergedSchema } from "../subgraphs/merged";
import type { CatalogueContext } from "./catalogue-context";
import { wholeGraph } from "./graph";
import { variableValues } from "./limits/variables";
import { internalRequest } from "./request-context";
import type { QueryPath } from "./settings";
import { RequestRecord } from "./telemetry/request-record";

/** How an operation was answered. */
export interface Explained {
  readonly path: "statement" | "resolvers";
  /** Why the resolvers answer. */
  readonly reason: string | null;
  readonly roots: readonly Root[];
  readonly statements: readonly ExplainedStatement[];
  readonly ms: number;
}

interface ExplainedStatement {
  readonly text: string;
  /** Null where PostgreSQL would need the values to plan it. */
  readonly plan: readonly string[] | null;
  /** Null if it failed. */
  readonly rows: number | null;
  readonly ms: number;
}

interface AskedOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | undefined;
}

/** Runs an operation as it is served, without limits, and says how it was answered; null where it was refused. */
export async function explain(
  catalogue: Catalogue,
  { log, queryPath }: { readonly log: Logger; readonly queryPath: QueryPath },
  asked: AskedOperation,
): Promise<{
  readonly errors: readonly GraphQLFormattedError[] | undefined;
  readonly explained: Explained | null;
}> {
  let isResolved = false;
  const watching: ApolloServerPlugin<CatalogueContext> = {
    requestDidStart: async () => ({ executionDidStart: async () => void (isResolved = true) }),
  };
  const { server, contextOf } = wholeGraph(catalogue, log, [watching], null, undefined, { queryPath });
  const reads: Read[] = [];
  const record = new RequestRecord({ trace: {}, read: (read) => void reads.push(read), end: () => {} });
  const context = contextOf({ ...internalRequest("explain"), record });
  const statements = new Map<string, Sql>();

  const begunAt = performance.now();
  const { body } = await server.executeOperation(asked, {
    contextValue: { ...context, reader: remembering(context.reader, statements) },
  });
  const ms = performance.now() - begunAt;
  await server.stop();
  if (body.kind !== "single") throw new Error("Expected a single answer, but got an incremental one.");
  const { data, errors } = body.singleResult;
  // It was refused, so there is nothing to explain.
  if (data === undefined) return { errors, explained: null };

  const { dialect } = catalogue.health.about;
  const explained: ExplainedStatement[] = [];
  for (const { text, rows, begunAt: from, endedAt } of reads) {
    const statement = statements.get(text) ?? (dialect === "sqlite" ? raw(text) : null);
    const plan = statement && (await planOf(catalogue.reader, statement));
    explained.push({ text, plan, rows, ms: endedAt - from });
  }
  const path = isResolved ? "resolvers" : "statement";
  return {
    errors,
    explained: { path, ...whyOf(asked, path, queryPath), statements: explained, ms },
  };
}

/** The same reader; statements are kept with their values, without which PostgreSQL makes no plan. */
const remembering = (reader: Reader, statements: Map<string, Sql>): Reader => ({
  textOf: (statement) => reader.textOf(statement),
  all(statement, caller) {
    statements.set(reader.textOf(statement), statement);
    return reader.all(statement, caller);
  },
});

function whyOf(
  { query, variables, operationName }: AskedOperation,
  path: Explained["path"],
  queryPath: QueryPath,
): Pick<Explained, "reason" | "roots"> {
  const [schema, document] = [mergedSchema(), parse(query)];
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.QUERY) return { reason: "it is no query", roots: [] };
  const values = variableValues(schema, operation, variables);
  const { reason, roots } = compileOperation(schema, document, operation, values);
  if (path === "statement") return { reason: null, roots };
  if (queryPath === "loaders") return { reason: "QUERY_PATH is loaders", roots };
  return {
    reason: reason ?? "something that it asks for is missing, was merged or is not valid",
    roots,
  };
}
