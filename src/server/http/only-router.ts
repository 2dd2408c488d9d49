import express, { type Request, type RequestHandler, type Response } from "express";

import { isSigned, signatureHeader } from "../../router/signature";
import { Refusal } from "../limits/refusal";

/** The request does not come from the router that has the subgraph's secret. */
class UnknownRouter extends Refusal {
  constructor() {
    super(
      403,
      "Expected a request that the router has signed with the secret of this subgraph, at this time (SUBGRAPH_SECRETS).",
      { code: "UNKNOWN_ROUTER" },
    );
  }
}

/** Refuses requests without a body that the router has not signed. `secret` null: refuses none. */
export function onlyRouter(secret: string | null, purposeOf: (request: Request) => string): RequestHandler {
  return (request, _response, next) => {
    if (secret !== null && !isSigned(secret, purposeOf(request), "", request.headers[signatureHeader])) {
      throw new UnknownRouter();
    }
    next();
  };
}

/** Reads a body in JSON, and refuses one that the router has not signed, and requests without one. */
export function readSignedBody(secret: string | null, limit: string): RequestHandler[] {
  if (secret === null) return [express.json({ limit })];
  const verify = (request: { headers: Request["headers"] }, response: unknown, body: Buffer) => {
    const isRouters = isSigned(secret, "graphql", body, request.headers[signatureHeader]);
    (response as Response).locals["isOfRouter"] = isRouters;
  };
  return [
    express.json({ limit, verify }),
    (_request, response, next) => {
      if (response.locals["isOfRouter"] !== true) throw new UnknownRouter();
      next();
    },
  ];
}
