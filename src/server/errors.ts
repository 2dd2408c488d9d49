import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { ArgumentValidationError } from "type-graphql";

import { RostrumError, type ErrorCode } from "../domain/errors";
import { RouterError } from "../router/errors";
import { Refusal } from "./limits/refusal";

/** Codes that tell a client something about its request; every other error of ours is a fault, and is masked. */
const clientCodes: ReadonlySet<ErrorCode> = new Set([
  "BAD_CURSOR",
  "BAD_DATE",
  "BAD_ID",
  "BAD_LINK",
  "BAD_USER_INPUT",
  "DEADLINE_EXCEEDED",
  "NOT_FOUND",
]);

/** What a client sees of a fault of ours. */
export const masked = "Something went wrong on our side. The log has it under this request's id.";

/**
 * The one place where an error becomes what a client sees. What graphql itself says of a request passes, as do our named
 * errors; the rest is masked, in production and development alike, so that no SQL, path or stack leaves the server.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  const { message, locations, path } = formatted;
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };

  if (original instanceof RostrumError && clientCodes.has(original.code)) {
    return { message, ...place, extensions: { code: original.code, ...original.data } };
  }
  if (original instanceof Refusal) return { message, ...place, extensions: original.told };
  if (original instanceof RouterError) return { message, ...place, extensions: original.extensions };
  if (original instanceof ArgumentValidationError) {
    return { message: validationMessage(original), ...place, extensions: { code: "BAD_USER_INPUT" } };
  }
  if (original instanceof GraphQLError && !isFault(formatted)) {
    return { message, ...place, extensions: { code: formatted.extensions?.["code"] } };
  }
  return { message: masked, ...place, extensions: { code: "INTERNAL_SERVER_ERROR" } };
}

/** Whether it is a fault of the server's, of which the log must hold more than the client sees. */
export function isFault({ extensions }: GraphQLFormattedError): boolean {
  return (extensions?.["code"] ?? "INTERNAL_SERVER_ERROR") === "INTERNAL_SERVER_ERROR";
}

function validationMessage({ extensions }: ArgumentValidationError): string {
  const errors = extensions.validationErrors as Array<{ constraints?: Record<string, string> }>;
  return (
    errors.flatMap(({ constraints = {} }) => Object.values(constraints)).join(" ") ||
    "An argument is not valid."
  );
}
