import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError, Kind } from "graphql";

import { RostrumError, type ErrorCode } from "../domain/errors";
import { isNullArgumentError, RouterError } from "../router/errors";
import { Refusal } from "./limits/refusal";

/** Codes of errors about the client's request. All other errors of ours are faults, and are masked. */
const clientCodes: ReadonlySet<ErrorCode> = new Set([
  "BAD_CURSOR",
  "BAD_DATE",
  "BAD_IDENTIFIER",
  "BAD_ID",
  "BAD_LINK",
  "BAD_USER_INPUT",
  "DEADLINE_EXCEEDED",
  "ERASED",
  "FORBIDDEN",
  "FORGOTTEN",
  "GONE",
  "NOT_FOUND",
  "SLOW_CLIENT",
  "UNAUTHENTICATED",
]);

/** The message of every masked error. */
export const masked = "Something went wrong on our side. The log has it under this request's id.";

/** Its own message names the file. */
const diskFullMessage =
  "Nothing was written: the disk of the database is full. It can be read; edits go on by themselves once there is room.";

/** Maximum length of an error message, in UTF-16 units. */
export const maxMessageLength = 300;

/**
 * The only place that turns an error into what clients see. graphql's own errors and our named errors pass.
 * All others are masked, also in development, so that no SQL, path or stack leaks.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  const { locations, path } = formatted;
  const message = truncate(formatted.message);
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };

  if (original instanceof RostrumError && original.code === "DISK_FULL") {
    return { message: diskFullMessage, ...place, extensions: { code: original.code } };
  }
  if (original instanceof RostrumError && clientCodes.has(original.code)) {
    return { message, ...place, extensions: { code: original.code, ...original.data } };
  }
  if (original instanceof Refusal) return { message, ...place, extensions: original.clientExtensions };
  if (original instanceof RouterError) return { message, ...place, extensions: original.extensions };
  const invalid = validationErrorsOf(original);
  if (invalid) {
    return { message: validationMessage(invalid), ...place, extensions: { code: "BAD_USER_INPUT" } };
  }
  if (original instanceof GraphQLError && !isFault(formatted)) {
    const [, limit, replacement = message] = graphqlLimits.find(([pattern]) => pattern.test(message)) ?? [];
    const extensions = limit ? { code: "LIMIT_EXCEEDED", limit } : { code: formatted.extensions?.["code"] };
    return { message: replacement, ...place, extensions };
  }
  if (
    original instanceof GraphQLError &&
    (isVariableError(original) || isTooManyVariableErrors(original) || isNullArgumentError(original))
  )
    return { message, ...place, extensions: { code: "BAD_USER_INPUT" } };
  if (isRefusal(original)) return { message, ...place, extensions: { code: "BAD_REQUEST" } };
  return { message: masked, ...place, extensions: { code: "INTERNAL_SERVER_ERROR" } };
}

/** graphql's messages contain the offending value, sometimes twice, at any length. */
function truncate(message: string): string {
  return message.length > maxMessageLength ? `${message.slice(0, maxMessageLength - 1)}…` : message;
}

/** Limits that graphql itself enforces without a code, recognised by message; some with a clearer message. */
const graphqlLimits: ReadonlyArray<readonly [pattern: RegExp, limit: string, replacement?: string]> = [
  [/^Syntax Error: Document contains more \w+ \d+ tokens/, "tokens"],
  [/^(?:Anonymous operation|Operation ".*") recursively requests too many selections/, "recursiveSelections"],
  [/^Maximum introspection depth exceeded/, "depth"],
  [/^Validation aborted\.$/, "comparisons", "Too many sibling fields to compare."],
];

/** Whether a variable has a wrong value. Apollo Server adds the code, but not to subscriptions. */
function isVariableError({ nodes }: GraphQLError): boolean {
  return nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
}

/** graphql's extra error after fifty invalid variable values. It has no location and no code. */
function isTooManyVariableErrors({ message }: GraphQLError): boolean {
  return message.startsWith("Too many errors processing variables");
}

/** Apollo Server refuses some requests with a status but no code. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof GraphQLError)) return false;
  const { status } = (error.extensions["http"] ?? {}) as { status?: number };
  return error.extensions["code"] === undefined && status !== undefined && status < 500;
}

/** Whether an error is a server fault. The log then has more details than the client. */
export function isFault({ extensions }: GraphQLFormattedError): boolean {
  return (extensions?.["code"] ?? "INTERNAL_SERVER_ERROR") === "INTERNAL_SERVER_ERROR";
}

type ValidationErrors = ReadonlyArray<{ readonly constraints?: Readonly<Record<string, string>> }>;

/** Those of TypeGraphQL's ArgumentValidationError, known by what it has: a router does not load TypeGraphQL. */
function validationErrorsOf(error: unknown): ValidationErrors | null {
  if (!(error instanceof GraphQLError) || error.constructor === GraphQLError) return null;
  return (error.extensions["validationErrors"] as ValidationErrors | undefined) ?? null;
}

function validationMessage(errors: ValidationErrors): string {
  return (
    errors.flatMap(({ constraints = {} }) => Object.values(constraints)).join(" ") ||
    "An argument is not valid."
  );
}
