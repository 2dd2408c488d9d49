import type { ErrorRequestHandler, Request, Response } from "express";
import type { Logger } from "pino";

import { costAccountOf } from "../admission/guard";
import { masked } from "../errors";
import { costExtension } from "../limits/cost-extension";
import { Refusal } from "../limits/refusal";
import { requestIdOf } from "../request-id";
import { loggedError } from "../telemetry/logged-error";
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

/**
 * Handles errors outside the graph: before it, such as a body that is too large or not JSON, and while an answer is
 * sent. When the client has gone, there is nothing to send, and its broken connection is not a fault.
 */
export function jsonErrorHandler(log: Logger): ErrorRequestHandler {
  return (error: Unreadable, request, response, _next) => {
    if (error instanceof Refusal && !response.headersSent) {
      const { status, message, clientExtensions, headers } = error;
      response.setHeaders(new Map(headers));
      refuse(request, response, status, { message, extensions: clientExtensions });
      return;
    }
    if (isConnectionError(error) && isClosed(response)) return;
    const status = error.status ?? 500;
    const isOurFault = status >= 500;
    const answer = {
      message: messageOf(error) ?? (isOurFault ? masked : "The request could not be read."),
      extensions: { code: isOurFault ? "INTERNAL_SERVER_ERROR" : "BAD_REQUEST" },
    };
    const requestId = response.headersSent
      ? breakOff(response, answer)
      : refuse(request, response, status, answer);
    if (isOurFault)
      log.error({ err: loggedError(error), requestId }, "a request failed outside of the graph");
  };
}

/** Ends an answer that has begun. A client sees a broken connection, never half an answer that looks complete. */
function breakOff(response: Response, error: { readonly extensions: Readonly<Record<string, unknown>> }) {
  const context = requestContextOf(response);
  context?.record.failed([error]);
  response.destroy();
  return context?.requestId;
}

/** What Node and body-parser report when a connection breaks. */
const connectionErrors: ReadonlySet<string | undefined> = new Set([
  "ECONNABORTED",
  "ECONNRESET",
  "EPIPE",
  "ERR_STREAM_DESTROYED",
  "ERR_STREAM_PREMATURE_CLOSE",
  "ERR_STREAM_WRITE_AFTER_END",
]);

function isConnectionError({ code }: { readonly code?: string }): boolean {
  return connectionErrors.has(code);
}

/** Whether the connection has closed. The response's own `close` event may come later. */
function isClosed({ socket }: Response): boolean {
  return socket?.destroyed ?? true;
}

function messageOf({ type, limit }: Unreadable): string | undefined {
  if (type === "entity.parse.failed") return "Expected a body in JSON.";
  if (type === "entity.too.large") return `Expected a body of at most ${limit ?? 0} bytes.`;
  return undefined;
}

/** body-parser's error for an unreadable body, or any other. */
interface Unreadable {
  readonly status?: number;
  readonly type?: string;
  readonly limit?: number;
  readonly code?: string;
}
