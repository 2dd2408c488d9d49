import {
  createSourceEventStream,
  execute,
  getOperationAST,
  type GraphQLError,
  Kind,
  locatedError,
  type ExecutionResult,
  type GraphQLFormattedError,
} from "graphql";
import type { Logger } from "pino";

import type { RequestContext } from "../request-context";
import { formatError } from "../errors";
import { logFaults } from "../request-id-plugin";
import type { SubscriptionAdmission } from "./subscription-admission";

/** Starts an admitted subscription. Yields formatted results. An error is the last result. */
export type StartSubscription<C> = (
  admission: SubscriptionAdmission,
  context: C,
) => AsyncIterable<ExecutionResult>;

/** Runs it with the schema's own resolvers. Each event is answered with a context of its own: nothing of the events before is known. */
export function startLocally<C extends RequestContext>(
  log: Logger,
  contextOf: (request: RequestContext) => C,
): StartSubscription<C> {
  return withFormattedErrors(log, async ({ schema, document, operationName, variables }, contextValue) => {
    const operation = { schema, document, operationName, variableValues: variables };
    const events = await createSourceEventStream({ ...operation, contextValue });
    if (!(Symbol.asyncIterator in events)) return events;
    return answersOf(events, async (rootValue) => {
      const fresh = { ...contextValue, ...contextOf(contextValue) };
      return execute({ ...operation, rootValue, contextValue: fresh });
    });
  });
}

async function* answersOf(
  events: AsyncIterable<unknown>,
  answer: (event: unknown) => Promise<ExecutionResult>,
): AsyncGenerator<ExecutionResult> {
  for await (const event of events) yield await answer(event);
}

/** Formats errors like those of any other answer: faults are masked and logged. */
export function withFormattedErrors<C extends RequestContext>(
  log: Logger,
  source: (
    admission: SubscriptionAdmission,
    context: C,
  ) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult>,
): StartSubscription<C> {
  return async function* startSubscription(admission, context) {
    const format = ({ errors, ...answer }: ExecutionResult): ExecutionResult =>
      errors ? { ...answer, errors: formatErrors(errors, admission, context) as never } : answer;
    try {
      const answers = await source(admission, context);
      if (!(Symbol.asyncIterator in answers)) yield format(answers);
      else for await (const answer of answers) yield format(answer);
    } catch (error) {
      yield format({ errors: [locatedError(error, undefined, pathOf(admission))] });
    }
  };

  function formatErrors(
    errors: readonly GraphQLError[],
    { operationName }: SubscriptionAdmission,
    { requestId }: C,
  ): GraphQLFormattedError[] {
    logFaults(log, errors, { requestId, operationName });
    return errors.map((error) => formatError(error.toJSON(), error));
  }
}

/** The path of a subscription's results: it has one root field. */
function pathOf({ document, operationName }: SubscriptionAdmission): string[] {
  const [field] = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  return field?.kind === Kind.FIELD ? [field.alias?.value ?? field.name.value] : [];
}
