import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from "@apollo/server";
import { type GraphQLFormattedError, Kind, type OperationDefinitionNode } from "graphql";

import type { RequestContext } from "./request-context";

/**
 * Names in each NOT_FOUND the variable with the slug or the id: in its message and as `extensions.variable`. For graphs that
 * clients ask: a router may rename the variables of what it asks subgraphs.
 */
export function namedVariablePlugin<C extends RequestContext>(): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ operation, request, response: { body } }) {
          if (body.kind !== "single" || !body.singleResult.errors || !operation) return;
          const values = valuesOf(operation, request.variables);
          body.singleResult.errors = body.singleResult.errors.map((error) => naming(error, values));
        },
      };
    },
  };
}

type Variables = GraphQLRequestContextWillSendResponse<RequestContext>["request"]["variables"];
type Values = ReadonlyMap<string, unknown>;

/** The values of the variables as given, else their defaults that are texts. */
function valuesOf({ variableDefinitions = [] }: OperationDefinitionNode, given: Variables): Values {
  return new Map(
    variableDefinitions.map(({ variable: { name }, defaultValue }) => [
      name.value,
      given?.[name.value] ?? (defaultValue?.kind === Kind.STRING ? defaultValue.value : undefined),
    ]),
  );
}

function naming(error: GraphQLFormattedError, values: Values): GraphQLFormattedError {
  const { message, extensions } = error;
  const sought = extensions?.["slug"] ?? extensions?.["id"];
  if (extensions?.["code"] !== "NOT_FOUND" || typeof sought !== "string") return error;
  const found = [...values].find(([, value]) => holds(value, sought));
  if (!found) return error;
  const [variable] = found;
  return {
    ...error,
    message: `${message} It is the value of $${variable}.`,
    extensions: { ...extensions, variable },
  };
}

/** Whether a value is a slug or an id, or a type and a slug, or has one in a list or in a field. */
function holds(value: unknown, sought: string): boolean {
  if (typeof value === "string") return value === sought || value.endsWith(`/${sought}`);
  return (
    typeof value === "object" && value !== null && Object.values(value).some((one) => holds(one, sought))
  );
}
