import { expressMiddleware } from "@as-integrations/express5";
import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";

import { allowOrigins, type AllowedOrigins } from "../allowed-origins";
import type { BaseContext } from "../base-context";
import { accountOf, type GuardSettings, guardOf } from "../budgets/guard";
import type { Graph } from "../graph";
import type { Look } from "../health/readiness";
import { LimitExceeded, type Limits } from "../limits/limits";
import { pictures } from "../pictures/route";
import { streaming } from "../streams/streaming";
import { wantsStream } from "../streams/wants-stream";
import type { Telemetry } from "../telemetry/telemetry";
import { documentsById } from "../trusted/documents";
import { noTrustedDocuments, type TrustedDocuments } from "../trusted/trusted-documents";
import { arrival, arrivedWith } from "./arrival";
import { health } from "./health";
import { playground } from "./playground";
import { answerInJson, refuse } from "./refuse";
import { wellPut, wellSent } from "./well-formed";

export interface HttpOptions {
  readonly telemetry: Telemetry;
  /** Whether this process should be sent requests. */
  readonly readiness: Look;
  readonly isDraining: () => boolean;
  /** Aborted when the server stops: streams end then, that it need not wait for them. */
  readonly stopping: AbortSignal;
  /** The built page; null where none is served, as with a subgraph: people ask the router. */
  readonly playgroundFolder: string | null;
  /** The longest that a request may take, in milliseconds. */
  readonly requestTimeoutMs: number;
  /** The same for a stream of events. */
  readonly streamTimeoutMs: number;
  /** Null where what is asked has been let in by somebody else: a subgraph's router. */
  readonly limits: Pick<Limits, "characters"> | null;
  /** Who may ask how much; null for the same reason. */
  readonly guards: GuardSettings | null;
  /** Pages of which sites may ask from a browser; null where nobody asks from one: a subgraph. */
  readonly allowedOrigins: AllowedOrigins | null;
  /** None when left out. */
  readonly trusted?: TrustedDocuments;
}

/** The routes. */
export function createApp<C extends BaseContext>(
  graph: Graph<C>,
  {
    telemetry,
    readiness,
    isDraining,
    stopping,
    playgroundFolder,
    requestTimeoutMs,
    streamTimeoutMs,
    limits,
    guards,
    allowedOrigins,
    trusted = noTrustedDocuments,
  }: HttpOptions,
): Express {
  const { server, contextOf, bodyLimit, draw } = graph;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", guards?.trustProxy ?? false);
  const guard = guards && guardOf(guards);
  // An answer in JSON that a browser shows as a page may do nothing; the playground has a policy of its own.
  app.use(helmet({ contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } } }));
  app.use(health({ readiness, isDraining, log: telemetry.log }));
  app.use(
    "/graphql",
    arrival(telemetry, (request) => (wantsStream(request) ? streamTimeoutMs : requestTimeoutMs)),
    ...(allowedOrigins ? [allowOrigins(allowedOrigins)] : []),
    ...(guard ? [guard.admit] : []),
    wellSent,
    guard ? guard.readBody : express.json({ limit: bodyLimit }),
    wellPut,
    ...(limits ? [withinCharacters(limits)] : []),
    documentsById(trusted),
    ...(guard ? [guard.takeSlot] : []),
    streaming(graph, stopping),
    expressMiddleware(server, {
      async context({ res }) {
        const arrived = arrivedWith(res);
        return { ...contextOf(arrived), signal: arrived.signal, account: accountOf(res) };
      },
    }),
  );
  if (draw !== null) {
    const arrived = arrival(telemetry, () => requestTimeoutMs);
    app.use(
      "/pictures",
      arrived,
      ...(guard ? [guard.admit, guard.takeSlot] : []),
      pictures(draw, async (response) => accountOf(response)?.charge(picturePrice)),
    );
  }
  if (playgroundFolder !== null) {
    app.use("/playground", playground(playgroundFolder));
    app.get("/", (_request, response) => response.redirect("/playground"));
  }
  app.use(((request, response) => {
    const message = `Nothing is at ${request.path.slice(0, 200)}. The graph is at /graphql.`;
    refuse(request, response, 404, { message, extensions: { code: "NOT_FOUND" } });
  }) satisfies RequestHandler);
  app.use(answerInJson(telemetry.log));
  return app;
}

/** In points: a large network takes seconds to lay out. */
const picturePrice = 500;

/** More than these are compared pair by pair for longer than anything else takes. */
const mostSpreads = 200;

/** Before it is parsed: that takes longer the longer it is. */
function withinCharacters({ characters }: Pick<Limits, "characters">): RequestHandler {
  return (request, _response, next) => {
    // In the body or in the address: whichever is run, neither may be long.
    const { query: stated } = { ...(request.body as { query?: unknown } | undefined) };
    const texts = [stated, request.query["query"]].filter((text) => typeof text === "string");
    const length = Math.max(0, ...texts.map((text) => text.length));
    if (length > characters) throw new LimitExceeded("characters", length, characters);
    const spreads = Math.max(0, ...texts.map((text) => text.split("...").length - 1));
    if (spreads > mostSpreads) throw new LimitExceeded("spreads", spreads, mostSpreads);
    next();
  };
}
