import type { Request, RequestHandler, Response } from "express";

import { incoming, traceIdOf, type Incoming } from "../incoming";
import type { Telemetry } from "../telemetry/telemetry";

/** What nginx, too, tells of a client that left before it was answered. It is never sent. */
const clientGone = 499;

/** Notes a request when it comes and when it ends, however it ends. Everything after it finds it with the response. */
export function arrival(telemetry: Telemetry, mostMsOf: (request: Request) => number): RequestHandler {
  return (request, response, next) => {
    const arrived = incoming(request.headers, mostMsOf(request), telemetry.tracing);
    response.locals["arrived"] = arrived;
    response.set("x-request-id", arrived.requestId);
    response.once("close", () => {
      arrived.end();
      const status = response.writableFinished ? response.statusCode : clientGone;
      telemetry.ended(arrived.record.ended(arrived.requestId, traceIdOf(arrived), status));
    });
    next();
  };
}

/** Undefined on a route that `arrival` does not stand before. */
export function arrivalOf(response: Response): Incoming | undefined {
  return response.locals["arrived"] as Incoming | undefined;
}

export function arrivedWith(response: Response): Incoming {
  const arrived = arrivalOf(response);
  if (!arrived) throw new Error("Expected a request that has been noted when it came.");
  return arrived;
}
