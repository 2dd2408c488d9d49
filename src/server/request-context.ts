import type { IncomingHttpHeaders } from "node:http";

import { RostrumError } from "../domain/errors";
import type { KeyHolder } from "../domain/keys";
import { revisionHeader, revisionIn, SeenRevision } from "../domain/revision";
import type { SubgraphRequestContext } from "../router/subrequest";
import { clientHeader, timeLeftHeader } from "../router/subrequest-headers";
import type { CostAccount } from "./admission/cost-account";
import type { ConditionalGet } from "./caching/conditional-get";
import { requestIdOf } from "./request-id";
import type { AdmitSubscription } from "./streams/subscription-admission";
import { RequestRecord } from "./telemetry/request-record";
import type { Tracing } from "./telemetry/tracing";

/** The price of one event by its data, in points, without what the subscription itself costs. */
export type PriceOfEvent = (data: object) => number;

/** The context of one request: Apollo Server's contextValue, and stored in Express's response.locals. */
export interface RequestContext extends SubgraphRequestContext {
  readonly record: RequestRecord;
  /** Absent or null when the request is not metered: in a subgraph, and on the command line. */
  readonly costAccount?: CostAccount | null;
  /** Null or absent: anonymous. */
  readonly key?: KeyHolder | null;
  /** Null or absent for requests other than GET. */
  readonly conditionalGet?: ConditionalGet | null;
  /** Receives an admitted subscription. Absent when the client does not accept an event stream. */
  readonly admitSubscription?: AdmitSubscription;
  /** Receives what gives the price of an event of an admitted subscription. */
  readonly priceEvents?: (priceOf: PriceOfEvent) => void;
  /** Aborts `signal`, which stops the work for this request. */
  abort(reason?: Error): void;
}

/** Version ff and all-zero ids are invalid (W3C Trace Context, 3.2.2). */
const traceparent = /^(?!ff)[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;
const tracestate = /^[\x20-\x7e]{1,512}$/;

export interface RequestContextOptions {
  readonly maxMs: number;
  /** Absent where only a router asks: it has the client's name in a header. */
  readonly client?: string | undefined;
  /** Default: null, anonymous. */
  readonly key?: KeyHolder | null;
  readonly tracing?: Tracing | null;
}

/** Reads the context from a request's headers. Its timeout is `maxMs`, or less if the header says so. */
export function readRequestContext(
  headers: IncomingHttpHeaders,
  { maxMs, client = clientOfRouter(headers), key = null, tracing = null }: RequestContextOptions,
): RequestContext {
  const requested = Number(headers[timeLeftHeader]);
  const allowed = requested > 0 ? Math.min(requested, maxMs) : maxMs;
  const until = performance.now() + allowed;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(deadlineExceeded(allowed)), allowed).unref();
  const received = traceOf(headers);
  const span = tracing?.begin(received) ?? null;
  return {
    requestId: requestIdOf(headers["x-request-id"]),
    trace: span?.trace ?? received,
    client,
    key,
    ...(key === null ? {} : { authorization: headers.authorization }),
    record: new RequestRecord(span),
    revision: new SeenRevision(revisionIn(firstOf(headers[revisionHeader])) ?? 0),
    signal: controller.signal,
    remainingMs: () => Math.max(0, Math.floor(until - performance.now())),
    abort(reason = new RostrumError("DEADLINE_EXCEEDED", "The client no longer waits for the answer.")) {
      clearTimeout(timer);
      controller.abort(reason);
    },
  };
}

/** A request from this process, with no timeout unless `ms` is given. */
export function internalRequest(requestId: string, ms = Number.MAX_SAFE_INTEGER): RequestContext {
  const controller = new AbortController();
  return {
    requestId,
    trace: {},
    record: new RequestRecord(),
    signal: controller.signal,
    remainingMs: () => ms,
    abort: (reason) => controller.abort(reason),
  };
}

const firstOf = (value: string | string[] | undefined): string | undefined => [value].flat()[0];

/** The request's trace id; null without a trace. */
export function traceIdOf({ trace }: Pick<SubgraphRequestContext, "trace">): string | null {
  return trace["traceparent"]?.split("-")[1] ?? null;
}

/** A router's pseudonym of its client. */
function clientOfRouter({ [clientHeader]: name }: IncomingHttpHeaders): string | undefined {
  return typeof name === "string" && /^[\w-]{22}$/.test(name) ? name : undefined;
}

function deadlineExceeded(allowed: number): RostrumError {
  return new RostrumError("DEADLINE_EXCEEDED", `Expected to answer within ${Math.round(allowed)} ms.`);
}

/** The trace context as received, if it is valid (W3C). */
function traceOf(headers: IncomingHttpHeaders): Record<string, string> {
  const { traceparent: parent, tracestate: state } = headers;
  if (typeof parent !== "string" || !traceparent.test(parent)) return {};
  return {
    traceparent: parent,
    ...(typeof state === "string" && tracestate.test(state) ? { tracestate: state } : {}),
  };
}
