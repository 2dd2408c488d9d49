import type { AbortableCaller } from "../../queues/fair-queue";
import type { PoolWatch } from "../../threads/pool";
import type { Run } from "../worker/run";
import type { ByteCache } from "./byte-cache";
import { SharedWork, type OnProgress } from "./shared-work";

/** Runs one task in a thread. */
export type RunInThread = (...args: [...Parameters<Run>, watch: PoolWatch]) => Promise<unknown>;

/** What the requests for one catalogue share. */
export interface SharedComputing {
  readonly cache: ByteCache;
  readonly underWay: Map<string, SharedWork<unknown>>;
  readonly runInThread: RunInThread;
}

/** Computes for one request, in threads, with a cache that all requests share. Rejects with the signal's reason after an abort. */
export class Computing {
  readonly caller: AbortableCaller;
  readonly #shared: SharedComputing;
  readonly #onProgress: OnProgress | null;

  constructor(shared: SharedComputing, caller: AbortableCaller, onProgress: OnProgress | null = null) {
    this.#shared = shared;
    this.caller = caller;
    this.#onProgress = onProgress;
  }

  /** The same, with progress of what runs in threads. */
  withProgress(onProgress: OnProgress): Computing {
    return new Computing(this.#shared, this.caller, onProgress);
  }

  /** Runs a task for this request alone. */
  readonly run = ((...asked: Parameters<Run>) =>
    this.#shared.runInThread(...asked, {
      client: this.caller.client,
      signal: this.caller.signal,
      onProgress: this.#onProgress ?? undefined,
    })) as Run;

  /**
   * Computes a result once for all requests. `find` gets the computing of all who wait for it, which stops when
   * the last of them leaves. A failure is not cached.
   */
  once<T>(key: string, find: (computing: Computing) => Promise<T>): Promise<T> {
    const { cache, underWay } = this.#shared;
    const known = cache.get(key);
    if (known !== undefined) {
      const { signal } = this.caller;
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      return Promise.resolve((known as { readonly found: T }).found);
    }
    const running = underWay.get(key);
    if (running && !running.isStopped) return (running as SharedWork<T>).wait(this.caller, this.#onProgress);
    const work: SharedWork<T> = new SharedWork<T>(this.caller.client, async (maker, onProgress) => {
      try {
        const found = await find(new Computing(this.#shared, maker, onProgress));
        cache.set(key, { found });
        return found;
      } finally {
        // A stopped work may have been replaced already.
        if (underWay.get(key) === work) underWay.delete(key);
      }
    });
    underWay.set(key, work);
    return work.wait(this.caller, this.#onProgress);
  }
}

const identities = new WeakMap<object, number>();
let next = 0;

/** A key for an object: what was computed from it does not belong to another one that was read later. */
export function identityOf(object: object): string {
  const known = identities.get(object);
  if (known !== undefined) return `#${known}`;
  next += 1;
  identities.set(object, next);
  return `#${next}`;
}
