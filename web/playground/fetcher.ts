import type { GraphiQLProps } from "graphiql";
import { getOperationAST, OperationTypeNode, parse } from "graphql";
import { createClient } from "graphql-sse";

import { readRateLimit } from "./points-left";

type Fetcher = GraphiQLProps["fetcher"];
type Request = Parameters<Fetcher>[0];
type Headers = Record<string, string>;

interface Observer {
  next(answer: object): void;
  error(reason: { message: string }): void;
  complete(): void;
}

/**
 * Sends one operation to the server that served this page.
 *
 * It returns an observable, not a promise, because GraphiQL can only cancel observables: with a promise the Stop
 * button does nothing, and a slow answer lands in whichever tab is open when it arrives.
 */
export const fetcher: Fetcher = (request, options) => ({
  subscribe(subscriber: unknown) {
    const observer = subscriber as Observer;
    if (isSubscription(request)) return { unsubscribe: listen(request, options?.headers, observer) };
    const cancel = new AbortController();
    send(request, options?.headers, cancel.signal).then(
      (answer) => {
        if (cancel.signal.aborted) return;
        observer.next(answer);
        observer.complete();
      },
      (reason: Error) => {
        // A bare message: GraphiQL would print the stack of an Error into the response pane.
        if (!cancel.signal.aborted) observer.error({ message: reason.message });
      },
    );
    return { unsubscribe: () => cancel.abort() };
  },
});

/** Server-Sent Events: an answer after another. Returns what stops it. */
function listen(request: Request, headers: Headers | undefined, observer: Observer): () => void {
  const client = createClient({ url: "/graphql", retryAttempts: 0, ...(headers ? { headers } : {}) });
  const { query, variables } = request;
  const stop = client.subscribe(
    { query, variables, operationName: operationNameOf(request) },
    {
      next: (answer) => observer.next(answer),
      complete: () => observer.complete(),
      error: (reason) => observer.error({ message: `The Rostrum server broke off (${String(reason)}).` }),
    },
  );
  return () => {
    stop();
    client.dispose();
  };
}

function isSubscription(request: Request): boolean {
  try {
    const operation = getOperationAST(parse(request.query), operationNameOf(request));
    return operation?.operation === OperationTypeNode.SUBSCRIPTION;
  } catch {
    // What does not parse, the server says best.
    return false;
  }
}

async function send(request: Request, headers: Headers | undefined, signal: AbortSignal): Promise<object> {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      ...headers,
    },
    body: JSON.stringify({ ...request, operationName: operationNameOf(request) }),
    signal,
  }).catch((reason: Error) => {
    throw new Error(`The Rostrum server does not answer (${reason.message}). Is it running?`);
  });
  readRateLimit(response.headers);
  const body = await response.text();
  try {
    return JSON.parse(body) as object;
  } catch {
    throw new Error(`The Rostrum server answered HTTP ${response.status} without JSON.`);
  }
}

/** For a moment after a change of tab GraphiQL still holds the previous tab's operation name: leave that out. */
function operationNameOf({ query, operationName }: Request): string | undefined {
  return operationName && new RegExp(`\\b${operationName}\\b`).test(query) ? operationName : undefined;
}
