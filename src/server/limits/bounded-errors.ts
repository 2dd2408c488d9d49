import type { ApolloServerPlugin } from "@apollo/server";

import type { BaseContext } from "../base-context";

/** Of a request that is refused, and of an answer that has data: there each null has an error of its own. */
const mostErrors = { refused: 10, answered: 100 };

/** Tells the first errors only; `extensions.errorsLeftOut` says how many there are more. */
export function boundedErrors<C extends BaseContext>(): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response: { body } }) {
          if (body.kind !== "single" || !body.singleResult.errors) return;
          const { data, errors, extensions } = body.singleResult;
          const told = errors.slice(0, data ? mostErrors.answered : mostErrors.refused);
          const errorsLeftOut = errors.length - told.length;
          body.singleResult.errors = told;
          if (errorsLeftOut > 0) body.singleResult.extensions = { ...extensions, errorsLeftOut };
        },
      };
    },
  };
}
