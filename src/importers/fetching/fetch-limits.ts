/** What fetching one address may take. */
export interface FetchLimits {
  /** As sent, and again after inflation. */
  readonly maxBytes: number;
  readonly maxFirstByteMs: number;
  /** Of one request, with the whole answer. */
  readonly maxMs: number;
  readonly maxRedirects: number;
  readonly maxTries: number;
  /** The first wait between two tries; each later one is twice as long. */
  readonly backoffMs: number;
  /** A server that asks for a longer wait (Retry-After) is not tried again. */
  readonly maxWaitMs: number;
}

export const usualFetchLimits: FetchLimits = {
  maxBytes: 64 * 2 ** 20,
  maxFirstByteMs: 20_000,
  maxMs: 120_000,
  maxRedirects: 5,
  maxTries: 3,
  backoffMs: 1_000,
  maxWaitMs: 30_000,
};
