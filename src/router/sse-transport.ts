import { createClient, NetworkError } from "graphql-sse";

import { detailOf, noSubgraphs, readAnswer, type TransportOptions } from "./http-transport";
import { SubgraphFault, type SubgraphAnswer, type Subrequest } from "./subrequest";
import { subrequestHeaders } from "./subrequest-headers";

/**
 * Subscribes at a subgraph and yields its results. Throws a `SubgraphFault`, or the signal's reason after an
 * abort.
 */
export type SubscribeToSubgraph = (request: Subrequest) => AsyncIterable<SubgraphAnswer>;

/**
 * Subscribes by Server-Sent Events (GraphQL over SSE, distinct connections mode). Forwards the request id,
 * the trace, the remaining time, a pseudonym of the client, and its key to those that are trusted with it.
 */
export function sseTransport({
  addressOf,
  keySubgraphs = noSubgraphs,
}: Pick<TransportOptions, "addressOf" | "keySubgraphs">): SubscribeToSubgraph {
  return async function* subscribe({ subgraph, address, query, variables, context }) {
    const { signal } = context;
    signal.throwIfAborted();
    const url = addressOf(subgraph) ?? address;
    if (url === undefined) throw new SubgraphFault(subgraph, "UNREACHABLE", "its address is unknown");
    const client = createClient({
      url,
      retryAttempts: 0,
      headers: subrequestHeaders(context, context.remainingMs(), keySubgraphs.has(subgraph)),
    });
    // dispose() ends the request at any point. An iterator that waits for a result cannot be ended.
    signal.addEventListener("abort", () => client.dispose(), { once: true });
    try {
      for await (const answer of client.iterate({ query, variables })) {
        yield readAnswer(subgraph, answer, `an event of ${JSON.stringify(answer).length} characters`);
      }
      signal.throwIfAborted();
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SubgraphFault) throw error;
      const { response } = error instanceof NetworkError ? (error as NetworkError<Response>) : {};
      const isUnreachable = error instanceof NetworkError && !response;
      // Other errors are about the events' text, and quote it.
      const detail = isUnreachable
        ? detailOf(error)
        : `expected events, but got ${response?.status ?? "others"}`;
      throw new SubgraphFault(subgraph, isUnreachable ? "UNREACHABLE" : "BAD_ANSWER", `${url}: ${detail}`, {
        cause: error,
      });
    } finally {
      client.dispose();
    }
  };
}
