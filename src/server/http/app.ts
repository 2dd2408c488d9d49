import { expressMiddleware } from "@as-integrations/express5";
import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";

import { allowOrigins, type AllowedOrigins } from "../allowed-origins";
import type { RequestContext } from "../request-context";
import { refuseOtherSites } from "../admission/cross-site";
import { costAccountOf, type GuardSettings, guardOf, parkSlotOf } from "../admission/guard";
import { boundsPath, publishBounds } from "../bounds/publish-bounds";
import { conditionalGetOf, storeNothing } from "../caching/read-conditional-get";
import type { Graph } from "../apollo";
import { identify, refuseBadKey } from "../keys/identify";
import { keyPath, publishKey } from "../keys/publish-key";
import type { CheckReadiness } from "../health/readiness";
import { LimitExceeded, type Limits } from "../limits/limits";
import { pageFolders, pages } from "../pages/route";
import { pictures, publishPictures } from "../pictures/route";
import { picturesPath } from "../pictures/subgraph-drawing";
import { streaming } from "../streams/streaming";
import { wantsStream } from "../streams/wants-stream";
import type { Telemetry } from "../telemetry/telemetry";
import { documentsById } from "../trusted/documents";
import { noTrustedDocuments, type TrustedDocuments } from "../trusted/trusted-documents";
import { trackRequest, expectRequestContext } from "./track-request";
import { health } from "./health";
import { contact } from "./contact";
import { onlyRouter, readSignedBody } from "./only-router";
import { openInBrowser } from "./open-in-browser";
import { playground } from "./playground";
import { jsonErrorHandler, refuse } from "./refuse";
import { validateParams, validateHeaders } from "./validate-request";

export interface HttpOptions {
  readonly telemetry: Telemetry;
  /** Whether this process should receive requests. */
  readonly readiness: CheckReadiness;
  readonly isDraining: () => boolean;
  /** Aborted on shutdown. It ends the streams, so that shutdown need not wait for them. */
  readonly stopping: AbortSignal;
  /** The built playground; null to serve none, as in a subgraph. */
  readonly playgroundFolder: string | null;
  /** Timeout of a request, in milliseconds. */
  readonly requestTimeoutMs: number;
  /** Timeout of an event stream, in milliseconds. */
  readonly streamTimeoutMs: number;
  /** How long the client of an event stream may take nothing, in milliseconds. */
  readonly streamStallMs: number;
  /** Null in a subgraph: the router has checked the limits. */
  readonly limits: Pick<Limits, "characters"> | null;
  /** Rate and concurrency limits; null in a subgraph. */
  readonly guards: GuardSettings | null;
  /** What a router must sign its requests with. Null or absent: anyone is answered. */
  readonly routerSecret?: string | null;
  /** CORS origins; null in a subgraph, which no browser calls. */
  readonly allowedOrigins: AllowedOrigins | null;
  /**
   * Seconds for which caches may use anonymous answers to GETs of trusted documents without asking again.
   * Default: 0, none.
   */
  readonly trustedMaxAgeS?: number;
  /** Default: none. */
  readonly trusted?: TrustedDocuments;
  /** The address that people use, without a slash at its end. Default: null, what a request names. */
  readonly publicUrl?: string | null;
  /** Under which the data may be used. Default: null, not stated. */
  readonly dataLicence?: string | null;
  /** Whom people in the graph write to: an e-mail address or a URL. Default: null, none. */
  readonly contact?: string | null;
}

/** Creates the Express app with all routes. */
export function createApp<C extends RequestContext>(
  graph: Graph<C>,
  {
    telemetry,
    readiness,
    isDraining,
    stopping,
    playgroundFolder,
    requestTimeoutMs,
    streamTimeoutMs,
    streamStallMs,
    limits,
    guards,
    routerSecret = null,
    allowedOrigins,
    trustedMaxAgeS = 0,
    trusted = noTrustedDocuments,
    publicUrl = null,
    dataLicence: licence = null,
    contact: contactAddress = null,
  }: HttpOptions,
): Express {
  const { server, contextOf, bodyLimit, draw, findKey, readBounds } = graph;
  const app = express();
  app.disable("x-powered-by");
  // Express would hash every body, also of errors and of answers to POST.
  app.disable("etag");
  app.set("trust proxy", guards?.trustProxy ?? false);
  const guard = guards && guardOf(guards);
  // A JSON answer that a browser opens as a page may run nothing. The playground sets its own policy.
  app.use(helmet({ contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } } }));
  if (readBounds !== null) {
    app.use(
      [boundsPath, keyPath],
      onlyRouter(routerSecret, ({ baseUrl }) => baseUrl),
    );
    app.use(publishBounds(readBounds));
  }
  app.use(contact(contactAddress));
  app.use(health({ readiness, isDraining, log: telemetry.log }));
  app.use(identify(findKey));
  // What publishes its bounds is a subgraph, and its router has no keys.
  if (readBounds !== null) app.use(publishKey());
  if (playgroundFolder !== null) app.use("/graphql", openInBrowser("/playground/"));
  app.use(
    "/graphql",
    trackRequest(telemetry, {
      maxMsOf: (request) => (wantsStream(request) ? streamTimeoutMs : requestTimeoutMs),
      clientOf: guard?.operations.clientNameOf ?? null,
    }),
    ...(allowedOrigins ? [allowOrigins(allowedOrigins)] : []),
    storeNothing,
    ...(allowedOrigins ? [refuseOtherSites(allowedOrigins)] : []),
    // Before the charge: pages of other sites can send what this refuses.
    validateHeaders,
    // What is not the router's learns nothing about keys.
    ...(guard
      ? [guard.operations.admit, guard.readBody]
      : [...readSignedBody(routerSecret, bodyLimit), refuseBadKey]),
    validateParams,
    ...(limits ? [checkTextSize(limits)] : []),
    documentsById(trusted),
    ...(guard ? [guard.acquireSlot, guard.takeTurn] : []),
    streaming(graph, { stopping, maxStallMs: streamStallMs }),
    expressMiddleware(server, {
      async context({ req, res }) {
        const context = expectRequestContext(res);
        return {
          ...contextOf(context),
          signal: context.signal,
          costAccount: costAccountOf(res),
          parkSlot: parkSlotOf(res),
          conditionalGet: conditionalGetOf(req, res, trustedMaxAgeS),
        };
      },
    }),
  );
  const followed = [
    trackRequest(telemetry, {
      maxMsOf: () => requestTimeoutMs,
      clientOf: guard?.embeddable.clientNameOf ?? null,
    }),
    ...(allowedOrigins ? [allowOrigins(allowedOrigins)] : []),
    ...(guard ? [guard.embeddable.admit, guard.acquireSlot, guard.takeTurn] : [refuseBadKey]),
  ];
  if (draw !== null && readBounds === null) app.use(picturesPath, followed, pictures(draw));
  if (draw !== null && readBounds !== null)
    app.use(
      picturesPath,
      onlyRouter(routerSecret, ({ originalUrl }) => originalUrl),
      followed,
      publishPictures(draw),
    );
  // What publishes its bounds is a subgraph, which knows a part of a thing only.
  if (readBounds === null) {
    app.use(pageFolders, followed);
    app.use(pages(graph, { publicUrl, licence, hasPlayground: playgroundFolder !== null }));
  }
  if (playgroundFolder !== null) {
    app.use("/playground", playground(playgroundFolder, guard?.reserveBytes ?? null));
    app.get("/", (_request, response) => response.redirect("/playground"));
  }
  app.use(((request, response) => {
    const message = `Nothing is at ${request.path.slice(0, 200)}. The graph is at /graphql.`;
    refuse(request, response, 404, { message, extensions: { code: "NOT_FOUND" } });
  }) satisfies RequestHandler);
  app.use(jsonErrorHandler(telemetry.log));
  return app;
}

/**
 * Maximum fragment spreads. Validation compares them in pairs, which becomes the slowest step beyond this.
 */
const maxSpreads = 200;

/** Checks the operation's text before parsing, because parsing takes time by length. */
function checkTextSize({ characters }: Pick<Limits, "characters">): RequestHandler {
  return (request, _response, next) => {
    // Either of body and URL may be executed, so both are checked.
    const { query: stated } = { ...(request.body as { query?: unknown } | undefined) };
    const texts = [stated, request.query["query"]].filter((text) => typeof text === "string");
    const length = Math.max(0, ...texts.map((text) => text.length));
    if (length > characters) throw new LimitExceeded("characters", length, characters);
    const spreads = Math.max(0, ...texts.map((text) => text.split("...").length - 1));
    if (spreads > maxSpreads) throw new LimitExceeded("spreads", spreads, maxSpreads);
    next();
  };
}
