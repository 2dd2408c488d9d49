import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";

import { sql } from "../database/sql/sql";
import type { Values } from "../operations/argument";
import { fragmentsOf } from "../operations/selections";
import { compileEntity } from "./entity";
import { NotCompiled, Template } from "./hole";
import { rootField } from "./root";
import { type Assumption, Scope } from "./scope";
import { concatenated } from "./text";

/** What an operation was compiled to, for all variables of which these hold. */
export interface CompiledOperation {
  readonly assumptions: readonly Assumption[];
  /** Null where the resolvers answer. */
  readonly statement: Template | null;
  /** Why they do; null where they do not. */
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
  try {
    if (!query) throw new NotCompiled("the schema has no Query");
    const selected = [{ selectionSet, conditions: [] }];
    const fields = scope.asked(selected, query).filter(({ field }) => field !== undefined);
    if (fields.length === 0) throw new NotCompiled("nothing is asked of the catalogue");
    const data = concatenated(scope.object(selected, query, (asked) => rootField(asked, scope)));
    const statement = new Template(sql`select ${data} as json`);
    return { assumptions: scope.assumptions, statement, reason: null };
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error;
    return { assumptions: scope.assumptions, statement: null, reason: error.message };
  }
}
