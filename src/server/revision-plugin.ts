import type { ApolloServerPlugin } from "@apollo/server";
import { OperationTypeNode } from "graphql";

import { revisionHeader } from "../domain/revision";
import type { RequestContext } from "./request-context";

/** Says with the answer to a mutation which state of the database has it. `written`: what this process has written so far. */
export function revisionPlugin<C extends RequestContext>(
  written: (context: C) => number | null,
): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ operation, contextValue, response: { http } }) {
          if (operation?.operation !== OperationTypeNode.MUTATION) return;
          const revision = written(contextValue);
          if (revision !== null) http.headers.set(revisionHeader, String(revision));
        },
      };
    },
  };
}
