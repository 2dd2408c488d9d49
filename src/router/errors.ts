import { GraphQLError } from "graphql";

import { isJsonObject } from "./json";
import type { FaultReason, SubgraphError, SubgraphFault } from "./subrequest";

export type Path = ReadonlyArray<string | number>;

/** An error that stands in the router's answer as it is: its message and its extensions are fit for clients. */
export class RouterError extends GraphQLError {}

/**
 * Whether graphql says that an argument got null where it may not. As it has a default, a variable that may be null is valid
 * there, so this comes only when the field is run: it is the client's doing, and has no code.
 */
export function nullsAnArgument({ message }: Pick<GraphQLError, "message">): boolean {
  return /^Argument "\w+" of non-null type ".+" must not be null\.$/.test(message);
}

const told: Readonly<Record<FaultReason, string>> = {
  UNREACHABLE: "cannot be reached",
  TIMEOUT: "did not answer in time",
  BAD_ANSWER: "sent an answer that cannot be read",
  SCHEMA_DRIFT: "does not know what was asked of it",
  BAD_DATA: "sent an answer that does not hold what its schema promises",
};

/** What a client sees of a subgraph's failure: whose, where that is known, and of which kind; no address and no detail. */
export function downstream(subgraph: string | null, reason: FaultReason, path?: Path): RouterError {
  return new RouterError(
    `${subgraph === null ? "A subgraph" : `The subgraph ${subgraph}`} ${told[reason]}.`,
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

export const ofFault = ({ subgraph, reason }: SubgraphFault, path?: Path) =>
  downstream(subgraph, reason, path);

/**
 * A subgraph's own error, at the place that it has in the whole answer. One without a code is its fault, and masked: then
 * whose it is stands in the log alone.
 */
export function ofSubgraph(
  { message, extensions }: SubgraphError,
  path: Path,
  subgraph: string | null,
): GraphQLError {
  const { code, stacktrace: _stacktrace, exception: _exception, ...data } = extensions;
  if (typeof code !== "string" || code === "INTERNAL_SERVER_ERROR")
    return new GraphQLError(message, { path, extensions: { service: subgraph } });
  return new RouterError(message, { path, extensions: { code, ...data } });
}

/** Reads one error of a subgraph's answer, believing nothing of its shape. */
export function readSubgraphError(value: unknown): SubgraphError {
  const error = isJsonObject(value) ? value : {};
  const { message, path, extensions } = error;
  return {
    message: typeof message === "string" ? message : "A subgraph told of an error without a message.",
    ...(isPath(path) ? { path } : {}),
    extensions: isJsonObject(extensions) ? extensions : {},
  };
}

function isPath(value: unknown): value is Path {
  return Array.isArray(value) && value.every((part) => typeof part === "string" || typeof part === "number");
}
