import { GraphQLError } from "graphql";

import { isJsonObject } from "../domain/json-object";
import type { UnreachableField } from "./planning/unreachable-field";
import type { FaultReason, SubgraphError, SubgraphFault } from "./subrequest";

export type Path = ReadonlyArray<string | number>;

/** An error that clients see unchanged: its message and extensions are safe to show. */
export class RouterError extends GraphQLError {}

/**
 * Whether graphql reports null for a non-null argument. Validation accepts a nullable variable when the
 * argument has a default, so this error occurs only at execution. It is a client error without a code.
 */
export function isNullArgumentError({ message }: Pick<GraphQLError, "message">): boolean {
  return /^Argument "\w+" of non-null type ".+" must not be null\.$/.test(message);
}

/** Of a message of a subgraph, in the log. */
const maxLoggedLength = 300;

const faultMessages: Readonly<Record<FaultReason, string>> = {
  UNREACHABLE: "cannot be reached",
  TIMEOUT: "did not answer in time",
  BAD_ANSWER: "sent an answer that cannot be read",
  SCHEMA_DRIFT: "rejected the request: its schema differs from the supergraph's",
  BAD_DATA: "sent an answer that breaks its schema",
  CIRCUIT_OPEN: "is not asked, because it has not answered lately",
  OVERLOADED: "is not asked, because too many requests wait for it",
};

/**
 * A subgraph failure as clients see it: the subgraph's name (when known) and the reason. No address and no
 * detail.
 */
export function downstreamError(subgraph: string | null, reason: FaultReason, path?: Path): RouterError {
  return new RouterError(
    `${subgraph === null ? "A subgraph" : `The subgraph ${subgraph}`} ${faultMessages[reason]}.`,
    {
      path: path ?? null,
      extensions: {
        code: "DOWNSTREAM_SERVICE_ERROR",
        ...(subgraph === null ? {} : { service: subgraph }),
        reason,
      },
    },
  );
}

/** An entity that does not exist where the response needs it. */
export function errorOfNoEntity(path: Path): RouterError {
  return new RouterError("There is nothing here, and the response cannot be without it.", {
    path,
    extensions: { code: "NOT_FOUND" },
  });
}

/** A field that no subgraph resolves. The whole operation is refused. */
export function errorOfUnreachable({ message, path }: UnreachableField): RouterError {
  return new RouterError(message, { path, extensions: { code: "BAD_SUPERGRAPH" } });
}

export const errorOfFault = ({ subgraph, reason }: SubgraphFault, path?: Path) =>
  downstreamError(subgraph, reason, path);

/** graphql's messages that quote only names of the schema. */
const aboutNames = /^(?:Cannot query field|Unknown (?:type|argument|directive)|Field )/;

/**
 * What the log has of a subgraph's message. Quoted texts are left out, because they may be what a client typed; names of the
 * schema stay.
 */
export function loggedMessage({ message, extensions }: SubgraphError): string {
  const isAboutNames = extensions["code"] === "GRAPHQL_VALIDATION_FAILED" && aboutNames.test(message);
  return (isAboutNames ? message : message.replace(/(["'`]).*\1/gs, "$1…$1")).slice(0, maxLoggedLength);
}

/** The message of graphql for a value that it cannot complete, without the value. */
export function withoutValue(message: string): string {
  return message.replace(/(?: but got)?: .*$/s, "").replace(/ to a type ".*" that /s, " to a type that ");
}

/**
 * A subgraph's own error, at its path in the whole response. An error without a code is masked: only the log
 * names the subgraph.
 */
export function errorOfSubgraph(error: SubgraphError, path: Path, subgraph: string | null): GraphQLError {
  const { message, extensions } = error;
  const { code, stacktrace: _stacktrace, exception: _exception, ...data } = extensions;
  if (typeof code !== "string" || code === "INTERNAL_SERVER_ERROR")
    return new GraphQLError(loggedMessage(error), { path, extensions: { service: subgraph } });
  return new RouterError(message, { path, extensions: { code, ...data } });
}

/** Reads one error of a subgraph's answer. Its shape is not trusted. */
export function readSubgraphError(value: unknown): SubgraphError {
  const error = isJsonObject(value) ? value : {};
  const { message, path, extensions } = error;
  return {
    message: typeof message === "string" ? message : "A subgraph reported an error without a message.",
    ...(isPath(path) ? { path } : {}),
    extensions: isJsonObject(extensions) ? extensions : {},
  };
}

function isPath(value: unknown): value is Path {
  return Array.isArray(value) && value.every((part) => typeof part === "string" || typeof part === "number");
}
