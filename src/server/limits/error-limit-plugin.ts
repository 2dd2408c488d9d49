import type { ApolloServerPlugin } from "@apollo/server";

import type { RequestContext } from "../request-context";

/** By kind: refused requests, and answers with data, where each null may have an error. */
const maxErrors = { refused: 10, answered: 100 };

/** Truncates the errors of an answer. `extensions.errorsLeftOut` has the number of the others. */
export function errorLimitPlugin<C extends RequestContext>(): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response: { body } }) {
          if (body.kind !== "single" || !body.singleResult.errors) return;
          const { data, errors, extensions } = body.singleResult;
          const kept = errors.slice(0, data ? maxErrors.answered : maxErrors.refused);
          const errorsLeftOut = errors.length - kept.length;
          body.singleResult.errors = kept;
          if (errorsLeftOut > 0) body.singleResult.extensions = { ...extensions, errorsLeftOut };
        },
      };
    },
  };
}
