/** The state of a client's rate limit. */
export interface RateLimitState {
  readonly policy: "points" | "files";
  readonly remaining: number;
  readonly perMinute: number;
  /** The end of the client's minute by a monotonic clock, in milliseconds. It identifies the minute. */
  readonly endsAt: number;
  /** Seconds until the end of the client's minute, at least 1. */
  readonly secondsLeft: number;
}

/** Units by policy. Points are a unit of ours; bytes are registered by the draft. */
const units: Readonly<Record<RateLimitState["policy"], string>> = {
  points: "points",
  files: "content-bytes",
};

/** The names of the headers, for CORS. */
export const rateLimitHeaderNames = ["ratelimit", "ratelimit-policy"] as const;

/**
 * The state of a rate limit as `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-11): the
 * quota `q` of a window of `w` seconds, and the remaining units `r` of the next `t` seconds.
 */
export function rateLimitHeaders(state: RateLimitState): ReadonlyMap<string, string> {
  const { policy, remaining, perMinute, secondsLeft } = state;
  return new Map([
    ["ratelimit", `"${policy}";r=${remaining};t=${secondsLeft}`],
    ["ratelimit-policy", `"${policy}";q=${perMinute};qu="${units[policy]}";w=60`],
  ]);
}
