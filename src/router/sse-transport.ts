import { eventsIn } from "./events";
import { detailOf, messageOf, noSubgraphs, readAnswer, type TransportOptions } from "./http-transport";
import { TooLarge } from "./response-text";
import { unsigned } from "./signature";
import { SubgraphFault, type SubgraphAnswer, type Subrequest } from "./subrequest";

/**
 * Subscribes at a subgraph and yields its results. Throws a `SubgraphFault`, or the signal's reason after an
 * abort.
 */
export type SubscribeToSubgraph = (request: Subrequest) => AsyncIterable<SubgraphAnswer>;

const eventStream = "text/event-stream";

/**
 * Subscribes by Server-Sent Events (GraphQL over SSE, distinct connections mode). Forwards the request id,
 * the trace, the remaining time, a pseudonym of the client, and its key to those that are trusted with it. The stream must begin within
 * `timeoutMs`. What the client does not take is not read from the subgraph.
 */
export function sseTransport({
  addressOf,
  keySubgraphs = noSubgraphs,
  sign = unsigned,
  maxBytes = 64_000_000,
  timeoutMs,
  timeoutAfter = (ms) => AbortSignal.timeout(ms),
}: TransportOptions): SubscribeToSubgraph {
  return async function* subscribe(request) {
    const { subgraph, address, context } = request;
    const { signal } = context;
    signal.throwIfAborted();
    const url = addressOf(subgraph) ?? address;
    if (url === undefined) throw new SubgraphFault(subgraph, "UNREACHABLE", "its address is unknown");
    const opening = new AbortController();
    const giveUp = () => opening.abort();
    const timer = timeoutAfter(timeoutMs, subgraph);
    timer.addEventListener("abort", giveUp, { once: true });
    const badAnswer = (detail: string) => new SubgraphFault(subgraph, "BAD_ANSWER", `${url}: ${detail}`);
    try {
      const withKey = keySubgraphs.has(subgraph);
      const message = messageOf(request, context.remainingMs(), { withKey, sign, accept: eventStream });
      const both = AbortSignal.any([signal, opening.signal]);
      const { body, headers, status } = await fetch(url, { ...message, signal: both });
      // The stream itself lasts as long as the client listens.
      timer.removeEventListener("abort", giveUp);
      if (status !== 200 || body === null || !headers.get("content-type")?.startsWith(eventStream)) {
        await body?.cancel();
        throw badAnswer(`expected events, but got ${status}`);
      }
      for await (const { event, data } of eventsIn(body, maxBytes)) {
        if (event === "complete") return;
        if (event !== "next") continue;
        yield readAnswer(subgraph, jsonIn(data), `an event of ${data.length} characters`);
      }
      throw badAnswer("expected an event that completes the stream, but it ended");
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SubgraphFault) throw error;
      if (error instanceof TooLarge) throw badAnswer(error.message);
      const reason = opening.signal.aborted ? "TIMEOUT" : "UNREACHABLE";
      throw new SubgraphFault(subgraph, reason, `${url}: ${detailOf(error)}`, { cause: error });
    }
  };
}

/** Text that is no JSON is no answer. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
