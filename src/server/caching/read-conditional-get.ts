import type { Request, RequestHandler, Response } from "express";

import { dryRunHeader } from "../limits/pricing-plugin";
import { identifiedOf } from "../keys/identify";
import type { ConditionalGet } from "./conditional-get";
import { isTrustedRequest } from "../trusted/documents";

/** Null for other methods. `trustedMaxAgeS` is for anonymous answers to trusted documents. */
export function conditionalGetOf(
  request: Request,
  response: Response,
  trustedMaxAgeS: number,
): ConditionalGet | null {
  if (request.method !== "GET") return null;
  const { key } = identifiedOf(response);
  const isPublic = key === null && isTrustedRequest(response);
  return {
    headers: request.headers,
    role: key?.role ?? null,
    variant: request.headers.accept ?? "",
    maxAgeS: isPublic ? trustedMaxAgeS : 0,
    tag: null,
    isUnchanged: false,
  };
}

/** Nothing of the graph is stored unless its answer has an ETag. Headers that answers depend on are named. */
export const storeNothing: RequestHandler = (_request, response, next) => {
  response.vary(`Accept, ${dryRunHeader}`).set("cache-control", "no-store");
  next();
};
