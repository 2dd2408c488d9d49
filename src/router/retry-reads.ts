import { ExponentialBackoff, handleWhen, retry } from "cockatiel";

import { type AskSubgraph, SubgraphFault } from "./subrequest";

/** A connection that broke or was refused. An unknown address has no cause. */
const isOfConnection = (error: Error) =>
  error instanceof SubgraphFault && error.reason === "UNREACHABLE" && error.cause !== undefined;

/** The jitter keeps the requests to a restarted subgraph from returning together. */
const once = retry(handleWhen(isOfConnection), {
  maxAttempts: 1,
  backoff: new ExponentialBackoff({ initialDelay: 20, maxDelay: 100 }),
}).dangerouslyUnref();

/** Sends a request that only reads once more when its connection fails. A mutation may have been carried out. */
export function retryReads(ask: AskSubgraph): AskSubgraph {
  return (request) =>
    request.isMutation ? ask(request) : once.execute(() => ask(request), request.context.signal);
}
