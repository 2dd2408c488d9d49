import type { JsonObject } from "./json";

/** What the router asks of one subgraph, on behalf of one client. */
export interface Subrequest {
  readonly subgraph: string;
  /** Where the supergraph says that it is, which the operation was planned for; another may be served by now. */
  readonly address?: string;
  readonly query: string;
  readonly variables: JsonObject;
  readonly sender: Sender;
}

/** What a subgraph must know of the request that it helps to answer. */
export interface Sender {
  readonly requestId: string;
  /** W3C Trace Context, as it came: `traceparent`, and `tracestate` where there was one. */
  readonly trace: Readonly<Record<string, string>>;
  /** Fires when nobody waits any longer: the time is up, or the client has gone. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left of the whole request's time. */
  remainingMs(): number;
}

/** What a subgraph answers: any JSON that GraphQL over HTTP allows, and nothing of it is believed yet. */
export interface SubgraphAnswer {
  readonly data: unknown;
  readonly errors: readonly SubgraphError[];
}

export interface SubgraphError {
  readonly message: string;
  readonly path?: ReadonlyArray<string | number>;
  readonly extensions: JsonObject;
}

/** Asks a subgraph. Rejects with a `SubgraphFault` only. */
export type AskSubgraph = (request: Subrequest) => Promise<SubgraphAnswer>;

/** Asks each subgraph with its address in the supergraph that operations are planned for. */
export function askAt(addresses: ReadonlyMap<string, string>, ask: AskSubgraph): AskSubgraph {
  return (request) => ask({ ...request, address: addresses.get(request.subgraph) });
}

/** Why a subgraph could not answer at all, or not with what its schema promises. */
export type FaultReason =
  /** No connection, or one that broke. */
  | "UNREACHABLE"
  /** It did not answer within the time. */
  | "TIMEOUT"
  /** An answer that is no GraphQL: an error page, a redirect, half a JSON, one that never ends. */
  | "BAD_ANSWER"
  /** It refused the operation: its schema is not the one that the supergraph was made from. */
  | "SCHEMA_DRIFT"
  /** A field is missing from its answer, or is not of its type. */
  | "BAD_DATA";

/** A subgraph's failure; null where nobody knows whose. The message is for the log, not for clients. */
export class SubgraphFault extends Error {
  constructor(
    readonly subgraph: string | null,
    readonly reason: FaultReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(`${subgraph ?? "a subgraph"}: ${message}`, options);
    this.name = "SubgraphFault";
  }
}
