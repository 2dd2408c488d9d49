import type { Response } from "express";
import type { ExecutionResult } from "graphql";

import { RostrumError } from "../../domain/errors";
import type { RequestContext } from "../request-context";

/** Proxies end connections that are silent for a minute. */
const pingMs = 12_000;

const ping = ":\n\n";

export interface SendingOptions {
  /** Its signal is aborted when the stream ends: `results` then gives its last one, at once. */
  readonly context: Pick<RequestContext, "signal" | "abort">;
  /** How long a client may take nothing of what waits for it. */
  readonly maxStallMs: number;
  /** How long it may take over the last event after that. */
  readonly maxGoodbyeMs?: number;
}

/**
 * Sends results as events (GraphQL over SSE, distinct connections mode). The next result is asked for when the client has taken the one
 * before, so that at most one waits here, besides the kernel's buffers. A client that takes nothing for too long is ended with a last event,
 * and is disconnected if it does not take that either.
 */
export async function sendEvents(
  response: Response,
  results: AsyncIterable<ExecutionResult>,
  { context, maxStallMs, maxGoodbyeMs = 5_000 }: SendingOptions,
): Promise<void> {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache",
    // Tells buffering proxies (nginx) to pass events on immediately.
    "x-accel-buffering": "no",
  });
  // Some browsers do not take headers alone for a beginning.
  response.write(ping);
  const pinging = setInterval(() => {
    if (response.writableLength === 0) response.write(ping);
  }, pingMs).unref();
  try {
    for await (const result of results) {
      if (response.destroyed) return;
      response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
      await untilTaken(response, context, maxStallMs);
    }
    response.write("event: complete\ndata:\n\n");
  } finally {
    clearInterval(pinging);
    response.end();
    if (!response.writableFinished) disconnectAfter(response, maxGoodbyeMs);
  }
}

/** Resolves when the client has taken what was written, has gone, or when the stream ends. */
function untilTaken(
  response: Response,
  context: SendingOptions["context"],
  maxStallMs: number,
): Promise<void> {
  const { signal } = context;
  if (!response.writableNeedDrain || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const stalled = setTimeout(() => context.abort(slowClient(maxStallMs)), maxStallMs).unref();
    const done = () => {
      clearTimeout(stalled);
      response.off("drain", done).off("close", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    response.once("drain", done).once("close", done);
    signal.addEventListener("abort", done, { once: true });
  });
}

function disconnectAfter(response: Response, ms: number): void {
  const timer = setTimeout(() => response.destroy(), ms).unref();
  response.once("close", () => clearTimeout(timer));
}

function slowClient(ms: number): RostrumError {
  return new RostrumError(
    "SLOW_CLIENT",
    `Expected the client to take an event within ${ms} ms. Subscribe again, with the last cursor that came.`,
  );
}
