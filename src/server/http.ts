import { existsSync } from "node:fs";

import { expressMiddleware } from "@as-integrations/express5";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
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
    response.status(404).json({
      errors: [
        {
          message: `Nothing is at ${request.path.slice(0, 200)}. The graph is at /graphql.`,
          extensions: { code: "NOT_FOUND" },
        },
      ],
    });
  }) satisfies RequestHandler);
  app.use(answerInJson(log, bodyLimit));
  return app;
}

/** Before it is parsed: that takes longer the longer it is. */
function withinCharacters({ characters }: Pick<Limits, "characters">): RequestHandler {
  return (request, response, next) => {
    const { query } = { ...(request.body as { query?: unknown } | undefined), ...request.query };
    if (typeof query !== "string" || query.length <= characters) return next();
    const { message, told } = new LimitExceeded("characters", query.length, characters);
    const requestId = requestIdOf(request.headers["x-request-id"]);
    response
      .status(400)
      .set("x-request-id", requestId)
      .json({ errors: [{ message, extensions: told }], extensions: { requestId } });
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
    const requestId = requestIdOf(request.headers["x-request-id"]);
    if (status >= 500) log.error({ err: error, requestId }, "a request failed before it reached the graph");
    const told = messages[error.type ?? ""] ?? (status < 500 ? "The request could not be read." : masked);
    response
      .status(status)
      .set("x-request-id", requestId)
      .json({
        errors: [
          { message: told, extensions: { code: status < 500 ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR" } },
        ],
        extensions: { requestId },
      });
  };
}
