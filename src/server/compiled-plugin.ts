import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { type OperationDefinitionNode, OperationTypeNode } from "graphql";
import type { Logger } from "pino";

import { answerOf, type Data } from "../compiled/answer";
import { NotCompiled } from "../compiled/hole";
import { Plans } from "../compiled/plans";
import { RostrumError } from "../domain/errors";
import type { CatalogueContext } from "./catalogue-context";
import { Refusal } from "./limits/refusal";
import { valuesOf } from "./limits/variables";
import { loggedError } from "./telemetry/logged-error";

/**
 * Answers queries that can be compiled by one statement. All others go to the resolvers, and so does one of which a value is
 * wrong or something is missing: each error is made in one place.
 */
export function compiledPlugin(log: Logger): ApolloServerPlugin<CatalogueContext> {
  const plans = new Plans();
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ schema, document, operation, request, contextValue }) {
          if (!isQuery(operation)) return null;
          const { reader, signal, requestId } = contextValue;
          let data: Data | null = null;
          try {
            const values = valuesOf({ schema, operation, request });
            const { statement } = plans.of(schema, document, operation, values);
            if (statement !== null) data = await answerOf(statement, values, reader);
          } catch (error) {
            if (!isExpected(error) && !signal.aborted)
              log.error({ err: loggedError(error), requestId }, "a compiled statement failed");
          }
          if (data === null) return null;
          const http = { status: undefined, headers: new HeaderMap() };
          return { http, body: { kind: "single", singleResult: { data } } };
        },
      };
    },
  };
}

/** Apollo Server asks too where the document has no operation of the name, or several and none was named. */
const isQuery = (operation: OperationDefinitionNode | undefined): boolean =>
  operation?.operation === OperationTypeNode.QUERY;

/** Of the client's input: the resolvers say the same again, where it belongs. */
const isExpected = (error: unknown): boolean =>
  error instanceof NotCompiled || error instanceof RostrumError || error instanceof Refusal;
