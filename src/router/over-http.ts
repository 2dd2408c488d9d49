import { readSubgraphError } from "./errors";
import { isJsonObject } from "./json";
import { SubgraphFault, type AskSubgraph, type SubgraphAnswer, type Subrequest } from "./subrequest";

/** Milliseconds that the router will still wait: a subgraph need not work longer. */
export const timeLeftHeader = "x-request-timeout-ms";

export interface HttpOptions {
  /** Where each subgraph is. */
  readonly addressOf: (subgraph: string) => string | undefined;
  /** The longest that one subgraph may take, in milliseconds. */
  readonly timeoutMs: number;
  /** The largest answer that is read, in bytes. */
  readonly mostBytes?: number;
}

/** The most of the time that is kept back, so that what the others sent can still be told to the client. */
const keptBackMs = 100;

/** Asks subgraphs by GraphQL over HTTP, and passes on whose request it is: id, trace and the time that is left. */
export function overHttp({ addressOf, timeoutMs, mostBytes = 64_000_000 }: HttpOptions): AskSubgraph {
  return async (request) => {
    const { subgraph, sender } = request;
    const address = addressOf(subgraph) ?? request.address;
    if (address === undefined) throw new SubgraphFault(subgraph, "UNREACHABLE", "nobody knows its address");

    const remaining = sender.remainingMs();
    const time = Math.min(
      timeoutMs,
      Math.max(1, remaining - Math.min(keptBackMs, Math.ceil(remaining / 10))),
    );
    const timer = AbortSignal.timeout(time);
    const signal = AbortSignal.any([timer, sender.signal]);
    try {
      const response = await fetch(address, { ...messageOf(request, time), signal });
      const text = await textOf(response, mostBytes);
      return read(subgraph, response, text);
    } catch (error) {
      if (error instanceof SubgraphFault) throw error;
      const reason = signal.aborted ? "TIMEOUT" : error instanceof TooLarge ? "BAD_ANSWER" : "UNREACHABLE";
      throw new SubgraphFault(subgraph, reason, `${address}: ${detailOf(error)}`, { cause: error });
    }
  };
}

function messageOf({ query, variables, sender }: Subrequest, time: number): RequestInit {
  return {
    method: "POST",
    // Where it leads may be anywhere: it is read as the answer that it is, which is none.
    redirect: "manual",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json;q=0.9",
      "x-request-id": sender.requestId,
      [timeLeftHeader]: String(time),
      ...sender.trace,
    },
    body: JSON.stringify({ query, variables }),
  };
}

function read(subgraph: string, { status, headers }: Response, text: string): SubgraphAnswer {
  if (status >= 300 && status < 400) {
    const to = headers.get("location") ?? "nowhere";
    throw new SubgraphFault(subgraph, "BAD_ANSWER", `expected an answer, but got ${status} to ${to}`);
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new SubgraphFault(subgraph, "BAD_ANSWER", `expected JSON, but got ${status} ${text.slice(0, 200)}`);
  }
  return readAnswer(subgraph, body, `${status} ${text.slice(0, 200)}`);
}

/** Reads an answer, believing nothing of its shape; `came` is what the log is told of one that is none. */
export function readAnswer(subgraph: string, body: unknown, came: string): SubgraphAnswer {
  const { data = null, errors: told } = isJsonObject(body) ? body : {};
  const errors = told ?? [];
  if (!Array.isArray(errors) || (data === null && errors.length === 0)) {
    throw new SubgraphFault(subgraph, "BAD_ANSWER", `expected data or errors, but got ${came}`);
  }
  return { data, errors: errors.map(readSubgraphError) };
}

class TooLarge extends Error {}

/** The body, read no further than it may be long. */
async function textOf({ body }: Response, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > mostBytes) throw new TooLarge(`its answer is larger than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** fetch tells only that it failed: why is a cause deeper, which has a code alone where several addresses were tried. */
function detailOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { message?: string; code?: string } };
  const why = cause?.message || cause?.code;
  return why ? `${message} (${why})` : message;
}
