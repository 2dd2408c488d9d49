import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLFormattedError } from "graphql";

import type { BaseContext } from "../base-context";

/** Of a request that is refused, and of an answer that has data: there each null has an error of its own. */
const mostErrors = { refused: 10, answered: 100 };

/** graphql's messages say what came, however long that was. */
const longestMessage = 300;

/** Tells the first errors only, each no longer than a few lines; `extensions.errorsLeftOut` says how many there are more. */
export function boundedErrors<C extends BaseContext>(): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response: { body } }) {
          if (body.kind !== "single" || !body.singleResult.errors) return;
          const { data, errors, extensions } = body.singleResult;
          const told = errors.slice(0, data ? mostErrors.answered : mostErrors.refused);
          const errorsLeftOut = errors.length - told.length;
          body.singleResult.errors = told.map(bounded);
          if (errorsLeftOut > 0) body.singleResult.extensions = { ...extensions, errorsLeftOut };
        },
      };
    },
  };
}

function bounded(error: GraphQLFormattedError): GraphQLFormattedError {
  const { message } = error;
  return message.length > longestMessage
    ? { ...error, message: `${message.slice(0, longestMessage - 1)}…` }
    : error;
}
