import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";

import type { Values } from "../operations/argument";
import { compileOperation, type CompiledOperation } from "./statement";

/** Of one operation: by its `@include`s and the orders of its lists. */
const maxPlans = 16;

/**
 * What operations were compiled to. Kept by the parsed operation, so for as long as the server keeps the document, and of a
 * document only what its text says: no value of a variable but those that select a statement.
 */
export class Plans {
  readonly #byOperation = new WeakMap<OperationDefinitionNode, CompiledOperation[]>();

  /** Of one schema. */
  of(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    values: Values,
  ): CompiledOperation {
    const known = this.#byOperation.get(operation) ?? [];
    const found = known.find(({ assumptions }) =>
      assumptions.every(({ read, value }) => read(values) === value),
    );
    if (found) return found;
    const compiled = compileOperation(schema, document, operation, values);
    this.#byOperation.set(operation, [compiled, ...known.slice(0, maxPlans - 1)]);
    return compiled;
  }
}
