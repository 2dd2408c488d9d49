import type { RequestHandler } from "express";

import { shown } from "../../domain/errors";
import { isJsonObject } from "../../domain/json-object";
import { revisionHeader, revisionIn } from "../../domain/revision";
import { dryRunHeader } from "../limits/pricing-plugin";
import { Refusal } from "../limits/refusal";
import { wantsStream } from "../streams/wants-stream";

/** A request that is refused before the graph sees it. The message is for the client. */
class Malformed extends Refusal {
  constructor(status: number, message: string) {
    super(status, message, { code: "BAD_REQUEST" });
  }
}

const mediaTypes = ["application/json", "application/graphql-response+json"];

/** RFC 8259 allows only UTF-8. body-parser would accept other charsets, such as UTF-7. */
const jsonType = /^application\/json\s*(?:;\s*charset=("?)utf-?8\1\s*)?$/i;

/** Headers that trigger a CORS preflight, so that no other site can send them unasked. */
const preflightHeaders = ["apollo-require-preflight", "x-apollo-operation-name"];

/**
 * Checks method, content type and accept header: GET or JSON by POST, and never a request that another site
 * could send without a preflight (CSRF). A dry run by another word would be a change that nobody meant.
 */
export const validateHeaders: RequestHandler = (request, response, next) => {
  const { method, headers } = request;
  const type = headers["content-type"];
  if (method !== "GET" && method !== "POST") {
    response.set("allow", "GET, POST");
    throw new Malformed(405, `Expected GET or POST, but got ${shown(method)}.`);
  }
  if (type === undefined ? method === "POST" : !jsonType.test(type)) {
    throw new Malformed(
      415,
      `Expected the content-type application/json, in UTF-8, but got ${type === undefined ? "none" : shown(type)}.`,
    );
  }
  if (type === undefined && !preflightHeaders.some((name) => headers[name])) {
    throw new Malformed(400, `Expected a GET with the header ${preflightHeaders[0]}, which prevents CSRF.`);
  }
  const dryRun = headers[dryRunHeader];
  if (dryRun !== undefined && dryRun !== "true" && dryRun !== "false") {
    throw new Malformed(400, `Expected ${dryRunHeader} to be true or false, but got ${shown(dryRun)}.`);
  }
  const revision = headers[revisionHeader];
  if (revision !== undefined && revisionIn([revision].flat()[0]) === null) {
    throw new Malformed(
      400,
      `Expected ${revisionHeader} to be that of an answer to a mutation, but got ${shown(revision)}.`,
    );
  }
  if (request.accepts(mediaTypes) === false && !wantsStream(request)) {
    throw new Malformed(
      406,
      `Expected an accept header for ${mediaTypes.join(" or ")}, but ${shown(headers.accept)} accepts neither.`,
    );
  }
  next();
};

/** Parameters of a request (GraphQL over HTTP, 5.1). */
const parameters = {
  query: isText,
  operationName: isText,
  variables: isJsonObject,
  extensions: isJsonObject,
};

/** Checks the types of the parameters, after the body was read. */
export const validateParams: RequestHandler = (request, _response, next) => {
  const { method, body, query } = request as {
    method: string;
    body: unknown;
    query: Record<string, unknown>;
  };
  if (method === "POST" && (!isJsonObject(body) || Object.keys(body).length === 0)) {
    throw new Malformed(
      400,
      `Expected an object with a query, but got ${Array.isArray(body) ? "a list" : "none"}.`,
    );
  }
  const given = method === "POST" ? (body as Record<string, unknown>) : query;
  for (const [name, isValid] of Object.entries(parameters)) {
    const value = method === "GET" && isValid === isJsonObject ? readJson(given[name]) : given[name];
    if (value === undefined || value === null || isValid(value)) continue;
    const what = isValid === isText ? "a string" : "an object";
    throw new Malformed(400, `Expected \`${name}\` to be ${what}, once, but got ${kindOf(value)}.`);
  }
  next();
};

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

/** Parses JSON. Invalid JSON is returned as the string it is, and then has the wrong type. */
function readJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
