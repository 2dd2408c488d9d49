import type { IncomingHttpHeaders } from "node:http";

import { RostrumError } from "../domain/errors";
import { timeLeftHeader } from "../router/over-http";
import type { Sender } from "../router/subrequest";
import type { BaseContext } from "./base-context";
import { requestIdOf } from "./request-id";
import { RequestRecord } from "./telemetry/request-record";
import type { Tracing } from "./telemetry/tracing";

/** Whoever asks, and what is noted of it. */
export type Asking = Sender & BaseContext;

/** A request that is being answered: who asks, and for how long. */
export interface Incoming extends Asking {
  /** Nobody waits any longer. Work under way asks nothing more. */
  end(reason?: Error): void;
}

/** Version ff, and ids of zeros alone, are none (W3C Trace Context, 3.2.2). */
const traceparent = /^(?!ff)[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;
const tracestate = /^[\x20-\x7e]{1,512}$/;

/** Reads a request's headers. Its time is what the settings allow, or less where it says so. */
export function incoming(
  headers: IncomingHttpHeaders,
  mostMs: number,
  tracing: Tracing | null = null,
): Incoming {
  const asked = Number(headers[timeLeftHeader]);
  const allowed = asked > 0 ? Math.min(asked, mostMs) : mostMs;
  const until = performance.now() + allowed;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(tooLate(allowed)), allowed).unref();
  const came = traceOf(headers);
  const span = tracing?.begin(came) ?? null;
  return {
    requestId: requestIdOf(headers["x-request-id"]),
    trace: span?.trace ?? came,
    record: new RequestRecord(span),
    signal: controller.signal,
    remainingMs: () => Math.max(0, Math.floor(until - performance.now())),
    end(reason = new RostrumError("DEADLINE_EXCEEDED", "Nobody waits for the answer any longer.")) {
      clearTimeout(timer);
      controller.abort(reason);
    },
  };
}

/** A request from inside this process, which waits as long as it takes, or so many milliseconds. */
export function unhurried(requestId: string, ms = Number.MAX_SAFE_INTEGER): Asking {
  return {
    requestId,
    trace: {},
    record: new RequestRecord(),
    signal: new AbortController().signal,
    remainingMs: () => ms,
  };
}

/** The id of the trace that a request is part of; null where it is part of none. */
export function traceIdOf({ trace }: Pick<Sender, "trace">): string | null {
  return trace["traceparent"]?.split("-")[1] ?? null;
}

function tooLate(allowed: number): RostrumError {
  return new RostrumError("DEADLINE_EXCEEDED", `Expected to answer within ${Math.round(allowed)} ms.`);
}

/** Trace Context passes through as it came, and only where it is one (W3C). */
function traceOf(headers: IncomingHttpHeaders): Record<string, string> {
  const { traceparent: parent, tracestate: state } = headers;
  if (typeof parent !== "string" || !traceparent.test(parent)) return {};
  return {
    traceparent: parent,
    ...(typeof state === "string" && tracestate.test(state) ? { tracestate: state } : {}),
  };
}
