import express, { type Request, type RequestHandler, type Response } from "express";

import { CostAccount } from "./cost-account";
import { RateLimit } from "./rate-limit";
import { rateLimitHeaders, type RateLimitState } from "./rate-limit-state";
import { isFromAnotherSite } from "./cross-site";
import { FairQueue } from "../../queues/fair-queue";
import { wantsStream } from "../streams/wants-stream";
import { type Identified, identifiedOf } from "../keys/identify";
import { type SemaphoreLimits, FairSemaphore } from "./fair-semaphore";

/** Limits of one client. */
export interface Allowance {
  readonly pointsPerMinute: number;
  /** Maximum price of one operation. */
  readonly price: number;
  readonly bodyBytes: number;
}

export interface GuardSettings {
  readonly anonymous: Allowance;
  readonly keyed: Allowance;
  /** Bytes of static files of one client. */
  readonly fileBytesPerMinute: number;
  /** Express's `trust proxy`: the number of proxies or their addresses; false without a proxy. */
  readonly trustProxy: number | string | false;
  readonly concurrency: SemaphoreLimits;
  /** Subscriptions have their own semaphore: each runs as long as its client listens. */
  readonly streams: SemaphoreLimits;
}

/** Points charged for a key that does not work, against guessing. */
const badKeyPoints = 100;

/** One client for all, because a client for each site could be forged (`Referer`) to get more points. */
const otherSites: Identified = {
  client: { name: "pages of other sites", isKeyed: false },
  key: null,
  refusal: null,
};

/** How the requests of a route are admitted. */
export interface Admission {
  /** The client's name; the address of one whose key does not work. */
  readonly clientNameOf: (request: Request, response: Response) => string;
  /**
   * Refuses a key that does not work, charges the arrival and checks the client's concurrency limit. Runs before the
   * body is read.
   */
  readonly admit: RequestHandler;
}

/** Middlewares before the graph, in this order. They pass a refusal on as an error. */
export interface Guard {
  readonly operations: Admission;
  /**
   * Of what pages of other sites can embed: those pages are one client together, because their visitors have not asked
   * for it.
   */
  readonly embeddable: Admission;
  readonly readBody: RequestHandler;
  /** Waits for a slot. The slot is released when the answer is ready or the client has disconnected. */
  readonly acquireSlot: RequestHandler;
  /**
   * Waits for a turn on the thread that serves: what follows until its first wait (parsing, validation, pricing) is
   * done for one request per turn of the event loop, and clients take turns by the time that it takes.
   */
  readonly takeTurn: RequestHandler;
  /**
   * Counts a static file of this size. When the response ends, bytes that were not sent are refunded: of an
   * unchanged, a partial or an aborted one.
   */
  readonly reserveBytes: (request: Request, response: Response, bytes: number) => void;
}

export function guardOf({
  anonymous,
  keyed,
  fileBytesPerMinute,
  concurrency: concurrencyLimits,
  streams: streamLimits,
}: GuardSettings): Guard {
  const rateLimits = {
    anonymous: new RateLimit(anonymous.pointsPerMinute),
    keyed: new RateLimit(keyed.pointsPerMinute),
  };
  const files = new RateLimit(fileBytesPerMinute, { policy: "files" });
  const readJson = ({ bodyBytes }: Allowance) =>
    express.json({
      limit: bodyBytes,
      verify: (_request, response, body) => costAccountOf(response as Response)?.chargeBody(body.length),
    });
  const bodies = { anonymous: readJson(anonymous), keyed: readJson(keyed) };
  const [concurrency, streams] = [new FairSemaphore(concurrencyLimits), new FairSemaphore(streamLimits)];
  const turns = new FairQueue(1);
  const semaphoreFor = (request: Request) => (wantsStream(request) ? streams : concurrency);
  const admissionBy = (identify: (request: Request, response: Response) => Identified): Admission => ({
    clientNameOf: (request, response) => identify(request, response).client.name,
    admit(request, response, next) {
      // The limits and the remaining points are those of the key.
      response.vary("Authorization");
      const report = (state: RateLimitState) => {
        if (!response.headersSent) response.setHeaders(new Map(rateLimitHeaders(state)));
      };
      const { client, refusal } = identify(request, response);
      if (refusal) {
        report(rateLimits.anonymous.consume(client.name, badKeyPoints));
        throw refusal;
      }
      const kind = client.isKeyed ? "keyed" : "anonymous";
      const { price: maxPrice } = client.isKeyed ? keyed : anonymous;
      response.locals["costAccount"] = new CostAccount({
        client,
        limiter: rateLimits[kind],
        maxPrice,
        report,
      });
      semaphoreFor(request).checkClientLimit(client.name);
      next();
    },
  });
  return {
    operations: admissionBy((_request, response) => identifiedOf(response)),
    embeddable: admissionBy((request, response) =>
      isEmbedding(request) ? otherSites : identifiedOf(response),
    ),
    readBody(request, response, next) {
      const read = costAccountOf(response)?.client.isKeyed ? bodies.keyed : bodies.anonymous;
      read(request, response, next);
    },
    async acquireSlot(request, response, next) {
      const gone = new AbortController();
      response.once("close", () => gone.abort());
      const client = costAccountOf(response)?.client.name ?? "";
      const semaphore = semaphoreFor(request);
      const release = await semaphore.acquire(client, gone.signal).catch((error) => {
        // The client has disconnected: there is no response to send.
        if (!gone.signal.aborted) throw error;
      });
      if (!release) return;
      if (gone.signal.aborted) return release();
      const slot = { release, isHeld: true };
      const leave = () => {
        slot.isHeld = false;
        slot.release();
      };
      response.locals["parkSlot"] = () => {
        if (slot.isHeld) slot.release = semaphore.park(client, slot.release);
      };
      // On prefinish, not on finish: a slow reader would keep the slot.
      response.once("prefinish", leave).once("close", leave);
      next();
    },
    async takeTurn(_request, response, next) {
      const client = costAccountOf(response)?.client.name ?? "";
      const release = await turns.acquire({ client });
      setImmediate(release);
      if (!response.destroyed) next();
    },
    reserveBytes(request, response, bytes) {
      const { name } = identifiedOf(response).client;
      const state = files.consume(name, bytes);
      response.setHeaders(new Map(rateLimitHeaders(state)));
      const { socket } = request;
      const before = socket.bytesWritten;
      response.once("close", () => {
        files.refund(name, Math.max(0, bytes - (socket.bytesWritten - before)), state);
      });
    },
  };
}

function isEmbedding(request: Request): boolean {
  return request.headers.authorization === undefined && isFromAnotherSite(request);
}

/** What gives back the slot of an admitted request that waits elsewhere; undefined without a guard. */
export function parkSlotOf(response: Response): (() => void) | undefined {
  return response.locals["parkSlot"] as (() => void) | undefined;
}

/** The cost account of an admitted request; null without a guard, and before admission. */
export function costAccountOf(response: Response): CostAccount | null {
  return (response.locals["costAccount"] as CostAccount | undefined) ?? null;
}
