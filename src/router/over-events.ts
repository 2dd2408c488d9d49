import { createClient, NetworkError } from "graphql-sse";

import { readAnswer, timeLeftHeader, type HttpOptions } from "./over-http";
import { SubgraphFault, type SubgraphAnswer, type Subrequest } from "./subrequest";

/** Asks a subgraph for a subscription: its answers as they come. Throws a `SubgraphFault`, or the reason why nobody waits any longer. */
export type SubscribeToSubgraph = (request: Subrequest) => AsyncIterable<SubgraphAnswer>;

/** Asks by Server-Sent Events (GraphQL over SSE, distinct connections mode), and passes on whose subscription it is. */
export function overEvents({ addressOf }: Pick<HttpOptions, "addressOf">): SubscribeToSubgraph {
  return async function* subscribe({ subgraph, address, query, variables, sender }) {
    const { requestId, trace, signal } = sender;
    signal.throwIfAborted();
    const url = addressOf(subgraph) ?? address;
    if (url === undefined) throw new SubgraphFault(subgraph, "UNREACHABLE", "nobody knows its address");
    const client = createClient({
      url,
      retryAttempts: 0,
      headers: { "x-request-id": requestId, [timeLeftHeader]: String(sender.remainingMs()), ...trace },
    });
    // It ends the request wherever it is, which an iterator that waits for an answer cannot.
    signal.addEventListener("abort", () => client.dispose(), { once: true });
    try {
      for await (const answer of client.iterate({ query, variables })) {
        yield readAnswer(subgraph, answer, JSON.stringify(answer).slice(0, 200));
      }
      signal.throwIfAborted();
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SubgraphFault) throw error;
      const hasAnswered = error instanceof NetworkError && error.response !== undefined;
      const reason = error instanceof NetworkError && !hasAnswered ? "UNREACHABLE" : "BAD_ANSWER";
      throw new SubgraphFault(subgraph, reason, `${url}: ${String(error)}`, { cause: error });
    } finally {
      client.dispose();
    }
  };
}
