import type { ExecutionResult } from "graphql";
import { createClient, NetworkError } from "graphql-sse";

import { ofFault, ofSubgraph, readSubgraphError } from "./errors";
import { isJsonObject } from "./json";
import { timeLeftHeader, type HttpOptions } from "./over-http";
import { SubgraphFault, type Subrequest } from "./subrequest";

/** Asks a subgraph for a subscription. */
export type SubscribeToSubgraph = (request: Subrequest) => AsyncIterable<ExecutionResult>;

/**
 * Passes subscriptions on by Server-Sent Events, and their answers back as they come. All that one selects is to be its
 * subgraph's own: nothing is asked of others. A fault of the subgraph's is the last answer.
 */
export function overEvents({ addressOf }: Pick<HttpOptions, "addressOf">): SubscribeToSubgraph {
  return async function* subscribe({ subgraph, address: known, query, variables, sender }) {
    const { requestId, trace, signal } = sender;
    const url = addressOf(subgraph) ?? known;
    if (url === undefined) {
      yield { errors: [ofFault(new SubgraphFault(subgraph, "UNREACHABLE", "nobody knows its address"))] };
      return;
    }
    const client = createClient({
      url,
      retryAttempts: 0,
      headers: { "x-request-id": requestId, [timeLeftHeader]: String(sender.remainingMs()), ...trace },
    });
    // It ends the request wherever it is, which an iterator that waits for an answer cannot.
    signal.addEventListener("abort", () => client.dispose(), { once: true });
    try {
      for await (const answer of client.iterate({ query, variables })) yield read(answer, subgraph);
      signal.throwIfAborted();
    } catch (error) {
      signal.throwIfAborted();
      const reason = error instanceof NetworkError ? "UNREACHABLE" : "BAD_ANSWER";
      yield { errors: [ofFault(new SubgraphFault(subgraph, reason, String(error), { cause: error }))] };
    } finally {
      client.dispose();
    }
  };
}

function read(answer: unknown, subgraph: string): ExecutionResult {
  const { data = null, errors } = isJsonObject(answer) ? answer : {};
  if (!Array.isArray(errors)) return { data: data as ExecutionResult["data"] };
  const told = errors.map(readSubgraphError).map((error) => ofSubgraph(error, error.path ?? [], subgraph));
  return { data: data as ExecutionResult["data"], errors: told };
}
