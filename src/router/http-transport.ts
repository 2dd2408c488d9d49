import { readSubgraphError } from "./errors";
import { isJsonObject } from "../domain/json-object";
import { revisionHeader, revisionIn } from "../domain/revision";
import { textOf, TooLarge } from "./response-text";
import { type Sign, unsigned } from "./signature";
import { SubgraphFault, type AskSubgraph, type SubgraphAnswer, type Subrequest } from "./subrequest";
import { subrequestHeaders } from "./subrequest-headers";

/** A signal that aborts after this time, for one request to this subgraph. */
export type TimeoutAfter = (ms: number, subgraph: string) => AbortSignal;

export interface TransportOptions {
  /** The address of each subgraph. */
  readonly addressOf: (subgraph: string) => string | undefined;
  /** The subgraphs that get the client's key. Default: none, since anyone may run a subgraph. */
  readonly keySubgraphs?: ReadonlySet<string>;
  /** Default: signs nothing. */
  readonly sign?: Sign;
  /** Timeout of one request to a subgraph, in milliseconds. */
  readonly timeoutMs: number;
  /** The maximum size of an answer, in bytes. */
  readonly maxBytes?: number;
  /** Default: `AbortSignal.timeout`. */
  readonly timeoutAfter?: TimeoutAfter;
}

export const noSubgraphs: ReadonlySet<string> = new Set();

/** A subgraph that does not answer in this time may be blamed, in milliseconds, even if the client has no more. */
const patientMs = 1_000;

/** Maximum time reserved for answering the client with what the other subgraphs sent. */
const maxReservedMs = 100;

/**
 * Sends requests to subgraphs by GraphQL over HTTP. Forwards the request id, the trace, the remaining time,
 * a pseudonym of the client, and its key to those that are trusted with it.
 */
export function httpTransport({
  addressOf,
  keySubgraphs = noSubgraphs,
  sign = unsigned,
  timeoutMs,
  maxBytes = 64_000_000,
  timeoutAfter = (ms) => AbortSignal.timeout(ms),
}: TransportOptions): AskSubgraph {
  return async (request) => {
    const { subgraph, context } = request;
    const address = addressOf(subgraph) ?? request.address;
    if (address === undefined) throw new SubgraphFault(subgraph, "UNREACHABLE", "its address is unknown");

    const remaining = context.remainingMs();
    const time = Math.min(
      timeoutMs,
      Math.max(1, remaining - Math.min(maxReservedMs, Math.ceil(remaining / 10))),
    );
    const timer = timeoutAfter(time, subgraph);
    const signal = AbortSignal.any([timer, context.signal]);
    try {
      const response = await fetch(address, {
        ...messageOf(request, time, { withKey: keySubgraphs.has(subgraph), sign }),
        signal,
      });
      const text = await textOf(response, maxBytes);
      const written = revisionIn(response.headers.get(revisionHeader));
      if (written !== null && keySubgraphs.has(subgraph)) context.revision?.wrote(written);
      return read(subgraph, response, text);
    } catch (error) {
      if (error instanceof SubgraphFault) throw error;
      const reason = signal.aborted ? "TIMEOUT" : error instanceof TooLarge ? "BAD_ANSWER" : "UNREACHABLE";
      const isOfClient = context.signal.aborted || time < Math.min(timeoutMs, patientMs);
      throw new SubgraphFault(subgraph, reason, `${address}: ${detailOf(error)}`, {
        cause: error,
        isOfClient,
      });
    }
  };
}

/** A request to a subgraph. */
export function messageOf(
  { subgraph, query, variables, context }: Subrequest,
  time: number,
  {
    withKey,
    sign,
    accept = "application/graphql-response+json, application/json;q=0.9",
  }: { readonly withKey: boolean; readonly sign: Sign; readonly accept?: string },
): RequestInit {
  const body = JSON.stringify({ query, variables });
  return {
    method: "POST",
    // Redirects are not followed (SSRF): the redirect itself counts as a bad answer.
    redirect: "manual",
    headers: {
      "content-type": "application/json",
      accept,
      ...subrequestHeaders(context, time, withKey),
      ...sign(subgraph, "graphql", body),
    },
    body,
  };
}

function read(subgraph: string, { status, headers }: Response, text: string): SubgraphAnswer {
  if (status >= 300 && status < 400) {
    const to = originOf(headers.get("location"));
    throw new SubgraphFault(subgraph, "BAD_ANSWER", `expected an answer, but got ${status} to ${to}`);
  }
  const type = headers.get("content-type")?.split(";", 1)[0]?.slice(0, 100) ?? "no type";
  const came = `${status}, ${type}, ${Buffer.byteLength(text)} bytes`;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new SubgraphFault(subgraph, "BAD_ANSWER", `expected JSON, but got ${came}`);
  }
  const answer = readAnswer(subgraph, body, came);
  if (status === 403 && answer.errors[0]?.extensions["code"] === "UNKNOWN_ROUTER") {
    throw new SubgraphFault(
      subgraph,
      "BAD_ANSWER",
      "it does not know this router: its secret in SUBGRAPH_SECRETS is another, or its clock",
    );
  }
  return answer;
}

/**
 * Reads an answer. Its shape is not trusted. `came` is what the log has of it when it is not an answer: nothing of its
 * text, which may quote what a client typed.
 */
export function readAnswer(subgraph: string, body: unknown, came: string): SubgraphAnswer {
  const { data = null, errors: given } = isJsonObject(body) ? body : {};
  const errors = given ?? [];
  if (!Array.isArray(errors) || (data === null && errors.length === 0)) {
    throw new SubgraphFault(subgraph, "BAD_ANSWER", `expected data or errors, but got ${came}`);
  }
  return { data, errors: errors.map(readSubgraphError) };
}

function originOf(location: string | null): string {
  return location !== null && URL.canParse(location) ? new URL(location).origin : "the same server";
}

/**
 * fetch's own message says only that it failed. The cause has the reason; with several addresses tried, it
 * has only a code.
 */
export function detailOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { message?: string; code?: string } };
  const why = cause?.message || cause?.code;
  return why ? `${message} (${why})` : message;
}
