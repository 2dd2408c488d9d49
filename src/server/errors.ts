import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { ArgumentValidationError } from "type-graphql";

import { RostrumError, type ErrorCode } from "../domain/errors";
import { nullsAnArgument, RouterError } from "../router/errors";
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

/** The longest message that leaves the server, in UTF-16 units. */
export const longestMessage = 300;

/**
 * The one place where an error becomes what a client sees. What graphql itself says of a request passes, as do our named
 * errors; the rest is masked, in production and development alike, so that no SQL, path or stack leaves the server.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  const { locations, path } = formatted;
  const message = cut(formatted.message);
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
    const [, limit, words = message] = kept.find(([said]) => said.test(message)) ?? [];
    const extensions = limit ? { code: "LIMIT_EXCEEDED", limit } : { code: formatted.extensions?.["code"] };
    return { message: words, ...place, extensions };
  }
  if (original instanceof GraphQLError && (saysThatItStopped(original) || nullsAnArgument(original)))
    return { message, ...place, extensions: { code: "BAD_USER_INPUT" } };
  if (isRefusal(original)) return { message, ...place, extensions: { code: "BAD_REQUEST" } };
  return { message: masked, ...place, extensions: { code: "INTERNAL_SERVER_ERROR" } };
}

/** What graphql says of a value holds the value, twice at times, however long it is. */
function cut(message: string): string {
  return message.length > longestMessage ? `${message.slice(0, longestMessage - 1)}…` : message;
}

/** Limits that graphql itself keeps, by what it says of them, in better words where there are: it gives them no code. */
const kept: ReadonlyArray<readonly [said: RegExp, limit: string, words?: string]> = [
  [/^Syntax Error: Document contains more \w+ \d+ tokens/, "tokens"],
  [/^(?:Anonymous operation|Operation ".*") recursively requests too many selections/, "recursiveSelections"],
  [/^Maximum introspection depth exceeded/, "depth"],
  [/^Validation aborted\.$/, "comparisons", "Fields that stand side by side are too many to compare."],
];

/** What graphql adds after the fiftieth bad value of variables: the only one without a place, and so without a code. */
function saysThatItStopped({ message }: GraphQLError): boolean {
  return message.startsWith("Too many errors processing variables");
}

/** Apollo refuses some requests with a status and no code. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof GraphQLError)) return false;
  const { status } = (error.extensions["http"] ?? {}) as { status?: number };
  return error.extensions["code"] === undefined && status !== undefined && status < 500;
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
