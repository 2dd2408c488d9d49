import type { JsonObject } from "../domain/json-object";
import type { SeenRevision } from "../domain/revision";

/** One request to a subgraph, on behalf of a client. */
export interface Subrequest {
  readonly subgraph: string;
  /**
   * The subgraph's address in the supergraph that the operation was planned for. A newer supergraph may be
   * served already.
   */
  readonly address?: string;
  readonly query: string;
  /** Default: it only reads. */
  readonly isMutation?: boolean;
  readonly variables: JsonObject;
  readonly context: SubgraphRequestContext;
}

/** What a subgraph gets to know about the client's request. */
export interface SubgraphRequestContext {
  readonly requestId: string;
  /** W3C Trace Context as received: `traceparent`, and `tracestate` if there was one. */
  readonly trace: Readonly<Record<string, string>>;
  /** The client's name; absent for a request of the router itself. */
  readonly client?: string;
  /** The client's `Authorization`, for subgraphs that are trusted with it; absent for an anonymous client. */
  readonly authorization?: string | undefined;
  /** What the answer has to know; absent for a request of the router itself. Subgraphs that are trusted with keys are told, and tell what they have written. */
  readonly revision?: SeenRevision;
  /** Gives back the request's slot at the router while it waits for subgraphs, which have slots of their own. */
  readonly parkSlot?: (() => void) | undefined;
  /** Aborted when the answer is no longer needed: after the timeout, or when the client has disconnected. */
  readonly signal: AbortSignal;
  /** Milliseconds left of the whole request's time. */
  remainingMs(): number;
}

/** A subgraph's answer: any JSON that GraphQL over HTTP allows. Not validated yet. */
export interface SubgraphAnswer {
  readonly data: unknown;
  readonly errors: readonly SubgraphError[];
}

export interface SubgraphError {
  readonly message: string;
  readonly path?: ReadonlyArray<string | number>;
  readonly extensions: JsonObject;
}

/** Sends a request to a subgraph. Rejects only with a `SubgraphFault`. */
export type AskSubgraph = (request: Subrequest) => Promise<SubgraphAnswer>;

/** Adds the subgraph's address in this supergraph to each request. */
export function withAddresses(addresses: ReadonlyMap<string, string>, ask: AskSubgraph): AskSubgraph {
  return (request) => ask({ ...request, address: addresses.get(request.subgraph) });
}

/** Why a subgraph failed to answer, or broke its schema. */
export type FaultReason =
  /** No connection, or it was lost. */
  | "UNREACHABLE"
  /** No answer within the time. */
  | "TIMEOUT"
  /** Not a GraphQL answer: an error page, a redirect, truncated JSON, an endless body. */
  | "BAD_ANSWER"
  /** The subgraph rejected the operation: its schema differs from the one in the supergraph. */
  | "SCHEMA_DRIFT"
  /** A field is missing from the answer or has the wrong type. */
  | "BAD_DATA"
  /** Not asked: it did not answer the last ones, nor a probe since. */
  | "CIRCUIT_OPEN"
  /** Not asked: too many requests wait for it. */
  | "OVERLOADED";

interface FaultOptions extends ErrorOptions {
  /** Whether the client had too little time left, or has gone: then no answer says nothing about the subgraph. */
  readonly isOfClient?: boolean;
}

/**
 * A subgraph's failure. `subgraph` is null when it is unknown. The message is for the log, not for clients.
 */
export class SubgraphFault extends Error {
  readonly isOfClient: boolean;

  constructor(
    readonly subgraph: string | null,
    readonly reason: FaultReason,
    message: string,
    options?: FaultOptions,
  ) {
    super(`${subgraph ?? "a subgraph"}: ${message}`, options);
    this.isOfClient = options?.isOfClient ?? false;
    this.name = "SubgraphFault";
  }
}
