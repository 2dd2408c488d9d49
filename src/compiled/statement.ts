import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";

import { type Sql, sql } from "../database/sql/sql";
import type { Values } from "../operations/argument";
import { fragmentsOf } from "../operations/selections";
import { compileEntity } from "./entity";
import { NotCompiled, Template } from "./hole";
import { rootField } from "./root";
import { type Asked, type Assumption, Scope } from "./scope";
import { concatenated, failed } from "./text";

/** What an operation was compiled to, for all variables of which these hold. */
export interface CompiledOperation {
  readonly assumptions: readonly Assumption[];
  /** Null where the resolvers answer. */
  readonly statement: Template | null;
  /** Why they do; null where they do not. */
  readonly reason: string | null;
  readonly roots: readonly Root[];
}

/** A field of the root, and why it is left to the resolvers; null where it compiles. */
export interface Root {
  /** The response key. */
  readonly key: string;
  readonly reason: string | null;
}

/** Compiles an operation to one statement, which answers with the JSON of its data. */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
  values: Values,
): CompiledOperation {
  const scope = new Scope(schema, fragmentsOf(document), values, compileEntity);
  const query = schema.getQueryType();
  const roots: Root[] = [];
  const compiled = (reason: string | null, statement: Template | null = null) => ({
    assumptions: scope.assumptions,
    statement,
    reason,
    roots,
  });
  if (!query) return compiled("the schema has no Query");
  const compileRoot = (asked: Asked): Sql => {
    const text = unlessNotCompiled(() => rootField(asked, scope));
    roots.push({ key: asked.key, reason: typeof text === "string" ? text : null });
    return typeof text === "string" ? failed : text;
  };
  const data = unlessNotCompiled(() =>
    concatenated(scope.object([{ selectionSet, conditions: [] }], query, compileRoot)),
  );
  if (typeof data === "string") return compiled(data);
  if (roots.length === 0) return compiled("nothing is asked of the catalogue");
  const reason = roots.find((root) => root.reason !== null)?.reason ?? null;
  return compiled(reason, reason === null ? new Template(sql`select ${data} as json`) : null);
}

/** What is compiled, or why it is left to the resolvers. */
function unlessNotCompiled(compile: () => Sql): Sql | string {
  try {
    return compile();
  } catch (error) {
    if (error instanceof NotCompiled) return error.message;
    throw error;
  }
}
