import { isJsonObject } from "../../domain/json-object";
import type { Bounds } from "../../domain/bounds";
import { textOf } from "../../router/response-text";
import { boundsPath } from "./publish-bounds";

/** A subgraph's bounds, with the ETag of its answer if it has one. */
export interface PublishedBounds {
  readonly bounds: Bounds;
  readonly etag: string | null;
}

/** `null`: the subgraph publishes no bounds. `"unchanged"`: those with the given ETag. */
export type FetchedBounds = PublishedBounds | "unchanged" | null;

export type FetchBounds = (address: string, etag: string | null, subgraph: string) => Promise<FetchedBounds>;

const usualTimeoutMs = 2_000;
const maxBytes = 1_000_000;
const maxNames = 10_000;

/** An unsampled trace (W3C Trace Context, 3.2.2.5): polls are not traced. */
const untraced = `00-${"1".padStart(32, "0")}-${"1".padStart(16, "0")}-00`;

/** Asks a subgraph for its bounds, beside its GraphQL address. Throws when it does not answer in time, or not with bounds. */
export async function fetchBounds(
  address: string,
  etag: string | null,
  timeoutMs: number = usualTimeoutMs,
  signature: Record<string, string> = {},
): Promise<FetchedBounds> {
  const response = await fetch(new URL(`.${boundsPath}`, address), {
    // Redirects are not followed (SSRF).
    redirect: "manual",
    headers: {
      accept: "application/json",
      traceparent: untraced,
      ...signature,
      ...(etag === null ? {} : { "if-none-match": etag }),
    },
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await textOf(response, maxBytes);
  if (response.status === 304 && etag !== null) return "unchanged";
  if (response.status === 403)
    throw new Error("Expected bounds, but the subgraph does not know this router.");
  if (response.status >= 400 && response.status < 500) return null;
  if (response.status !== 200) throw new Error(`Expected bounds, but got the status ${response.status}.`);
  return { bounds: readBounds(JSON.parse(text)), etag: response.headers.get("etag") };
}

function readBounds(value: unknown): Bounds {
  const { revision, forgotten, rows, children } = isJsonObject(value) ? value : {};
  if (typeof revision !== "string" || revision.length > 1_000)
    throw new Error("Expected bounds with a revision.");
  // Another version of Rostrum may not publish it.
  const { forgotten: known } = readNumbers({ forgotten: forgotten ?? 0 });
  return { revision, forgotten: known ?? 0, rows: readNumbers(rows), children: readNumbers(children) };
}

function readNumbers(value: unknown): Record<string, number> {
  const numbers = isJsonObject(value) ? Object.entries(value) : [];
  const isValid = numbers.every(([, number]) => Number.isSafeInteger(number) && (number as number) >= 0);
  if (!isJsonObject(value) || numbers.length > maxNames || !isValid) {
    throw new Error("Expected bounds with numbers of rows and of children.");
  }
  return value as Record<string, number>;
}
