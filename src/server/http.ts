import { existsSync } from "node:fs";

import { expressMiddleware } from "@as-integrations/express5";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import helmet from "helmet";
import type { Logger } from "pino";

import { masked } from "./errors";
import type { BaseContext } from "./base-context";
import type { Graph } from "./graph";
import { incoming } from "./incoming";
import { LimitExceeded, type Limits } from "./limits/limits";
import { requestIdOf } from "./request-id";

/** What the page needs and no more: it loads nothing from anywhere else. The editor sets styles as it goes. */
const playgroundPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:"],
    fontSrc: ["'self'"],
    workerSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

export interface HttpOptions {
  readonly log: Logger;
  /** The built page; null where none is served, as with a subgraph: people ask the router. */
  readonly playgroundFolder: string | null;
  /** The longest that a request may take, in milliseconds. */
  readonly requestTimeoutMs: number;
  /** Null where what is asked has been let in by somebody else: a subgraph's router. */
  readonly limits: Pick<Limits, "characters"> | null;
}

/** The routes. */
export function createApp<C extends BaseContext>(
  { server, contextOf, bodyLimit }: Graph<C>,
  { log, playgroundFolder, requestTimeoutMs, limits }: HttpOptions,
): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(
    "/graphql",
    helmet({ contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } } }),
    express.json({ limit: bodyLimit }),
    ...(limits ? [withinCharacters(limits)] : []),
    expressMiddleware(server, {
      context: async ({ req, res }) => {
        const request = incoming(req.headers, requestTimeoutMs);
        res.once("close", () => request.end());
        return contextOf(request);
      },
    }),
  );
  if (playgroundFolder !== null) {
    app.use("/playground", helmet({ contentSecurityPolicy: playgroundPolicy }), playground(playgroundFolder));
    app.get("/", (_request, response) => response.redirect("/playground"));
  }
  app.use(((request, response) => {
    const message = `Nothing is at ${request.path.slice(0, 200)}. The graph is at /graphql.`;
    refuse(request, response, 404, { message, extensions: { code: "NOT_FOUND" } });
  }) satisfies RequestHandler);
  app.use(answerInJson(log, bodyLimit));
  return app;
}

/** Before it is parsed: that takes longer the longer it is. */
function withinCharacters({ characters }: Pick<Limits, "characters">): RequestHandler {
  return (request, response, next) => {
    // In the body or in the address: whichever is run, neither may be long.
    const { query: stated } = { ...(request.body as { query?: unknown } | undefined) };
    const texts = [stated, request.query["query"]].filter((text) => typeof text === "string");
    const length = Math.max(0, ...texts.map((text) => text.length));
    if (length <= characters) return next();
    const { message, told } = new LimitExceeded("characters", length, characters);
    refuse(request, response, 400, { message, extensions: told });
  };
}

function playground(folder: string): RequestHandler {
  if (existsSync(folder)) return express.static(folder);
  return (_request, response) => {
    response.status(503).type("text").send("The playground has not been built. Run `npm run build`.\n");
  };
}

/** What goes wrong before a request reaches the graph: a body that is too large, or no JSON. */
function answerInJson(log: Logger, bodyLimit: string): ErrorRequestHandler {
  const messages: Readonly<Record<string, string>> = {
    "entity.parse.failed": "Expected a body in JSON.",
    "entity.too.large": `Expected a body of at most ${bodyLimit}.`,
  };
  return (error: { status?: number; type?: string }, request, response, _next) => {
    const status = error.status ?? 500;
    const requestId = refuse(request, response, status, {
      message: messages[error.type ?? ""] ?? (status < 500 ? "The request could not be read." : masked),
      extensions: { code: status < 500 ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR" },
    });
    if (status >= 500) log.error({ err: error, requestId }, "a request failed before it reached the graph");
  };
}

/** Tells an error as GraphQL over HTTP does, and returns the request's id, which it tells too. */
function refuse(
  request: Request,
  response: Response,
  status: number,
  error: { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> },
): string {
  const requestId = requestIdOf(request.headers["x-request-id"]);
  response
    .status(status)
    .set("x-request-id", requestId)
    .json({ errors: [error], extensions: { requestId } });
  return requestId;
}
