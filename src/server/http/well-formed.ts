import type { RequestHandler } from "express";

import { shown } from "../../domain/errors";
import { isJsonObject } from "../../router/json";
import { Refusal } from "../limits/refusal";
import { wantsStream } from "../streams/wants-stream";

/** A request that is refused before the graph sees it. The message is for the client. */
class Malformed extends Refusal {
  constructor(status: number, message: string) {
    super(status, message, { code: "BAD_REQUEST" });
  }
}

const answers = ["application/json", "application/graphql-response+json"];

/** RFC 8259 knows UTF-8 only. The body's reader would take UTF-7 and more. */
const json = /^application\/json\s*(?:;\s*charset=("?)utf-?8\1\s*)?$/i;

/** A page of another site cannot send either without asking first (CORS). */
const askedFirst = ["apollo-require-preflight", "x-apollo-operation-name"];

/** How a request may come: by GET, or as JSON by POST; and never as a page of another site could send it unasked. */
export const wellSent: RequestHandler = (request, response, next) => {
  const { method, headers } = request;
  const type = headers["content-type"];
  if (method !== "GET" && method !== "POST") {
    response.set("allow", "GET, POST");
    throw new Malformed(405, `Expected GET or POST, but got ${shown(method)}.`);
  }
  if (type === undefined ? method === "POST" : !json.test(type)) {
    throw new Malformed(
      415,
      `Expected the content-type application/json, in UTF-8, but got ${type === undefined ? "none" : shown(type)}.`,
    );
  }
  if (type === undefined && !askedFirst.some((name) => headers[name])) {
    throw new Malformed(
      400,
      `Expected a GET with the header ${askedFirst[0]}, so that no page sends it unasked.`,
    );
  }
  if (request.accepts(answers) === false && !wantsStream(request)) {
    throw new Malformed(
      406,
      `Expected to answer in ${answers.join(" or ")}, but ${shown(headers.accept)} takes neither.`,
    );
  }
  next();
};

/** What a request may say (GraphQL over HTTP, 5.1). */
const parameters = {
  query: isText,
  operationName: isText,
  variables: isJsonObject,
  extensions: isJsonObject,
};

/** Whether the parameters are of their types, after the body has been read. */
export const wellPut: RequestHandler = (request, _response, next) => {
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
  for (const [name, isRight] of Object.entries(parameters)) {
    const value = method === "GET" && isRight === isJsonObject ? readJson(given[name]) : given[name];
    if (value === undefined || value === null || isRight(value)) continue;
    const what = isRight === isText ? "a text" : "an object";
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

/** As it came where it is no JSON: then it is of the wrong type. */
function readJson(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
