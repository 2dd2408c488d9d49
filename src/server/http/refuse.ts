import type { ErrorRequestHandler, Request, Response } from "express";
import type { Logger } from "pino";

import { accountOf } from "../budgets/guard";
import { masked } from "../errors";
import { costOf } from "../limits/cost";
import { Refusal } from "../limits/refusal";
import { requestIdOf } from "../request-id";
import { arrivalOf } from "./arrival";

const mediaTypes = ["application/json", "application/graphql-response+json"];

/**
 * Tells an error as GraphQL over HTTP does, and returns the request's id, which it tells too. A client that takes it gets the
 * media type by which it knows that the graph itself refused, and no proxy.
 */
export function refuse(
  request: Request,
  response: Response,
  status: number,
  error: { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> },
): string {
  const arrived = arrivalOf(response);
  arrived?.record.failed([error]);
  const requestId = arrived?.requestId ?? requestIdOf(request.headers["x-request-id"]);
  response
    .status(status)
    .set("x-request-id", requestId)
    .type(request.accepts(mediaTypes) || "application/json")
    .json({ errors: [error], extensions: { requestId, ...costOf(accountOf(response)) } });
  return requestId;
}

/** What goes wrong before a request reaches the graph: a body that is too large, or no JSON. */
export function answerInJson(log: Logger): ErrorRequestHandler {
  return (error: Refusal | Unreadable, request, response, _next) => {
    if (error instanceof Refusal) {
      const { status, message, told, headers } = error;
      response.setHeaders(new Map(headers));
      refuse(request, response, status, { message, extensions: told });
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

/** What body-parser says of a body that it does not take. */
interface Unreadable {
  readonly status?: number;
  readonly type?: string;
  readonly limit?: number;
}
