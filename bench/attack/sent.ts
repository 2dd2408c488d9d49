/** One request, as it is sent: posted to /graphql unless a path says what to get. */
export interface Sent {
  readonly path?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A kind of request, of which one is like the other. */
export interface Kind {
  readonly name: string;
  /** Whether the server is expected to refuse it; else it may be answered, at its price. */
  readonly isRefused: boolean;
  /** The next one: some are never the same twice, so that nothing remembered helps. */
  readonly next: () => Sent;
}

export const operation = (query: string, variables?: unknown, headers?: Sent["headers"]): Sent => ({
  body: JSON.stringify({ query, variables }),
  headers,
});

/** So many texts, one after the other. */
export const times = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join(" ");

export function refused(name: string, next: () => Sent): Kind {
  return { name, isRefused: true, next };
}

export function answered(name: string, next: () => Sent): Kind {
  return { name, isRefused: false, next };
}

export function once(sent: Sent): () => Sent {
  return () => sent;
}

/** Another one each time, by a number from 1,001. */
export function fresh(make: (seed: number) => Sent): () => Sent {
  let seed = 1_000;
  return () => make((seed += 1));
}
