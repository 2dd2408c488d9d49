import { useSyncExternalStore } from "react";

let left: string | null = null;
const listeners = new Set<() => void>();

/** Keeps what an answer's `RateLimit` header says: `"points";r=59959;t=42`. A server without limits sends none. */
export function readRateLimit(headers: Headers): void {
  const [, points] = /;r=(\d+)/.exec(headers.get("ratelimit") ?? "") ?? [];
  const [, quota] = /;q=(\d+)/.exec(headers.get("ratelimit-policy") ?? "") ?? [];
  if (points === undefined || quota === undefined) return;
  left = `${inWords(points)} of ${inWords(quota)} points left of this minute`;
  for (const listener of listeners) listener();
}

/** Under the response pane. */
export function PointsLeft() {
  return useSyncExternalStore(subscribe, () => left);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function inWords(digits: string): string {
  return Number(digits).toLocaleString("en-GB");
}
