import type { ErrorRequestHandler, Request, Response } from "express";
import type { Logger } from "pino";

import { costAccountOf } from "../admission/guard";
import { masked } from "../errors";
import { costExtension } from "../limits/cost-extension";
import { Refusal } from "../limits/refusal";
import { requestIdOf } from "../request-id";
import { requestContextOf } from "./track-request";

const mediaTypes = ["application/json", "application/graphql-response+json"];

/**
 * Sends an error in GraphQL over HTTP format, and returns the request id. The media type
 * graphql-response+json shows a client that the error comes from the graph and not from a proxy.
 */
export function refuse(
  request: Request,
  response: Response,
  status: number,
  error: { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> },
): string {
  const context = requestContextOf(response);
  context?.record.failed([error]);
  const requestId = context?.requestId ?? requestIdOf(request.headers["x-request-id"]);
  response
    .status(status)
    .set("x-request-id", requestId)
    .type(request.accepts(mediaTypes) || "application/json")
    .json({ errors: [error], extensions: { requestId, ...costExtension(costAccountOf(response)) } });
  return requestId;
}

/** Handles errors before the graph, such as a body that is too large or not JSON. */
export function jsonErrorHandler(log: Logger): ErrorRequestHandler {
  return (error: Refusal | Unreadable, request, response, _next) => {
    if (error instanceof Refusal) {
      const { status, message, clientExtensions, headers } = error;
      response.setHeaders(new Map(headers));
      refuse(request, response, status, { message, extensions: clientExtensions });
      return;
    }
    const messages: Readonly<Record<string, string>> = {
      "entity.parse.failed": "Expected a body in JSON.",
      "entity.too.large": `Expected a body of at most ${error.limit ?? 0} bytes.`,
    };
    const status = error.status ?? 500;
    const requestId = refuse(request, response, status, {
      message: messages[error.type ?? ""] ?? (status < 500 ? "The request could not be read." : masked),
      extensions: { code: status < 500 ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR" },
    });
    if (status >= 500) log.error({ err: error, requestId }, "a request failed before it reached the graph");
  };
}

/** body-parser's error for an unreadable body. */
interface Unreadable {
  readonly status?: number;
  readonly type?: string;
  readonly limit?: number;
}
