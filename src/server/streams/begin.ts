import {
  getOperationAST,
  type GraphQLError,
  Kind,
  locatedError,
  subscribe,
  type ExecutionResult,
  type GraphQLFormattedError,
} from "graphql";
import type { Logger } from "pino";

import type { BaseContext } from "../base-context";
import { formatError } from "../errors";
import { logFaults } from "../request-id";
import type { LetIn } from "./subscription";

/** Begins a subscription that was let in. Its answers come as they are to be told; errors are the last of them. */
export type Begin<C> = (letIn: LetIn, context: C) => AsyncIterable<ExecutionResult>;

/** By the schema's own resolvers. */
export function beginHere<C extends BaseContext>(log: Logger): Begin<C> {
  return toldBy(log, ({ schema, document, operationName, variables }, contextValue) =>
    subscribe({ schema, document, operationName, variableValues: variables, contextValue }),
  );
}

/** Tells errors as every answer does: what is not for clients is masked, and logged. */
export function toldBy<C extends BaseContext>(
  log: Logger,
  source: (letIn: LetIn, context: C) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult>,
): Begin<C> {
  return async function* begin(letIn, context) {
    const tell = ({ errors, ...answer }: ExecutionResult): ExecutionResult =>
      errors ? { ...answer, errors: toldErrors(errors, letIn, context) as never } : answer;
    try {
      const answers = await source(letIn, context);
      if (!(Symbol.asyncIterator in answers)) yield tell(answers);
      else for await (const answer of answers) yield tell(answer);
    } catch (error) {
      yield tell({ errors: [locatedError(error, undefined, pathOf(letIn))] });
    }
  };

  function toldErrors(
    errors: readonly GraphQLError[],
    { operationName }: LetIn,
    { requestId }: C,
  ): GraphQLFormattedError[] {
    logFaults(log, errors, { requestId, operationName });
    return errors.map((error) => formatError(error.toJSON(), error));
  }
}

/** Where the answers of a subscription stand: it has one field. */
function pathOf({ document, operationName }: LetIn): string[] {
  const [field] = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  return field?.kind === Kind.FIELD ? [field.alias?.value ?? field.name.value] : [];
}
