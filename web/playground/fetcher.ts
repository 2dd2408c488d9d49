import type { GraphiQLProps } from "graphiql";

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
