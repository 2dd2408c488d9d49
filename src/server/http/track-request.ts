import type { Request, RequestHandler, Response } from "express";

import { readRequestContext, traceIdOf, type RequestContext } from "../request-context";
import { identifiedOf } from "../keys/identify";
import type { Telemetry } from "../telemetry/telemetry";

/** nginx's status for a client that disconnected before the answer. Only logged, never sent. */
const clientClosedRequest = 499;

export interface TrackOptions {
  /** Timeout, in milliseconds. */
  readonly maxMsOf: (request: Request) => number;
  /** The client's name; null in a subgraph, where the router says it. */
  readonly clientOf: ((request: Request, response: Response) => string) | null;
}

/**
 * Creates the request's context, and logs the request when it ends. Later middlewares get the context from
 * the response.
 */
export function trackRequest(telemetry: Telemetry, { maxMsOf, clientOf }: TrackOptions): RequestHandler {
  return (request, response, next) => {
    const context = readRequestContext(request.headers, {
      maxMs: maxMsOf(request),
      client: clientOf?.(request, response),
      key: identifiedOf(response).key,
      tracing: telemetry.tracing,
    });
    response.locals["requestContext"] = context;
    response.set("x-request-id", context.requestId);
    response.once("close", () => {
      context.abort();
      const status = response.writableFinished ? response.statusCode : clientClosedRequest;
      telemetry.ended(context.record.ended(context.requestId, traceIdOf(context), status));
    });
    next();
  };
}

/** Undefined on routes without `trackRequest`. */
export function requestContextOf(response: Response): RequestContext | undefined {
  return response.locals["requestContext"] as RequestContext | undefined;
}

export function expectRequestContext(response: Response): RequestContext {
  const context = requestContextOf(response);
  if (!context) throw new Error("Expected a request context, but trackRequest has not run.");
  return context;
}
