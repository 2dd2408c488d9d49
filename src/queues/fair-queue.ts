/** On whose behalf work is done, and until when. A request's context is one. */
export interface Caller {
  /** The client's name. Work of this process itself has none, and counts as one more client. */
  readonly client?: string;
  /** Aborted when the result is no longer needed. */
  readonly signal?: AbortSignal | undefined;
  /** What a server that is read from has to know at least. Default: nothing. */
  readonly revision?: { readonly atLeast: number } | undefined;
}

/** A caller that can always give up: a request. */
export type AbortableCaller = Caller & { readonly signal: AbortSignal };

export type Release = () => void;

interface Waiter {
  readonly arrival: number;
  readonly admit: (release: Release) => void;
}

interface Client {
  running: number;
  readonly waiting: Set<Waiter>;
  /** Milliseconds of places that it has used, in the queue's virtual time. */
  used: number;
}

/** The first waiter of a client. */
interface Candidate {
  readonly client: Client;
  readonly waiter: Waiter;
}

/** Charged for a turn beyond its time, in milliseconds, so that clients take turns also where all of it is quick. */
const turnMs = 0.1;

/**
 * A queue for a number of places, fair by client. A free place goes to the waiting client that occupies the
 * fewest places, then to the one that has used the least time, then FIFO. So one who asks for little waits
 * neither for all that another has queued, nor for as much time as the other's long work takes.
 *
 * Fair queueing by virtual time (Demers, Keshav & Shenker 1989), charged afterwards: how long work takes is
 * not known before. Virtual time advances by each client's equal share of the time used. A client that
 * returns after a pause starts at the present: pauses are not saved up, and a new name gains no advantage.
 */
export class FairQueue {
  /** How many run at once. */
  readonly places: number;
  readonly #now: () => number;
  readonly #clients = new Map<string, Client>();
  #running = 0;
  #waiting = 0;
  #arrivals = 0;
  #virtualTime = 0;
  #onIdle: Array<() => void> = [];

  constructor(places: number, now: () => number = () => performance.now()) {
    this.places = places;
    this.#now = now;
  }

  /** Whether the next to come need not wait. */
  get isFree(): boolean {
    return this.#running < this.places;
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** How many of the client wait or run. */
  countOf(name: string): number {
    const client = this.#clients.get(name);
    return client ? client.running + client.waiting.size : 0;
  }

  /** Runs the work when a place is free. An abort removes it from the queue; running work has to listen itself. */
  async run<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
    const release = await this.acquire(caller);
    try {
      caller.signal?.throwIfAborted();
      return await work();
    } finally {
      release();
    }
  }

  /**
   * Waits for a place. Returns its release function. After an abort, rejects with the signal's reason, unless
   * it was admitted already: who awaits it checks the signal again.
   */
  async acquire({ client: name = "", signal }: Caller = {}): Promise<Release> {
    signal?.throwIfAborted();
    const client = this.#arrive(name);
    if (this.isFree) return this.#admit(client);
    return this.#wait(client, signal);
  }

  /** Resolves when nothing runs or waits. */
  idle(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  #arrive(name: string): Client {
    const known = this.#clients.get(name);
    if (known && (known.running > 0 || known.waiting.size > 0)) return known;
    const client: Client = known ?? { running: 0, waiting: new Set(), used: 0 };
    client.used = Math.max(client.used, this.#virtualTime);
    this.#clients.set(name, client);
    return client;
  }

  #wait(client: Client, signal: AbortSignal | undefined): Promise<Release> {
    return new Promise((resolve, reject) => {
      const unqueue = () => {
        this.#waiting -= 1;
        client.waiting.delete(waiter);
        signal?.removeEventListener("abort", leave);
      };
      const leave = () => {
        unqueue();
        reject(signal?.reason as Error);
      };
      const waiter: Waiter = {
        arrival: (this.#arrivals += 1),
        admit(release) {
          unqueue();
          resolve(release);
        },
      };
      this.#waiting += 1;
      client.waiting.add(waiter);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  #admit(client: Client): Release {
    this.#running += 1;
    client.running += 1;
    const begunAt = this.#now();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#release(client, turnMs + this.#now() - begunAt);
    };
  }

  #release(client: Client, used: number): void {
    this.#running -= 1;
    client.running -= 1;
    client.used += used;
    // Those that are ahead of virtual time still count: they have used what the others have yet to get.
    this.#virtualTime += used / this.#clients.size;
    this.#forgetIdle();
    const next = this.#next();
    if (next) next.waiter.admit(this.#admit(next.client));
    else if (this.#running === 0) for (const resolve of this.#onIdle.splice(0)) resolve();
  }

  /** A client with nothing under way that virtual time has caught up with is as good as a new one. */
  #forgetIdle(): void {
    const isIdle = this.#running === 0 && this.#waiting === 0;
    for (const [name, { running, waiting, used }] of this.#clients) {
      if (isIdle || (running === 0 && waiting.size === 0 && used <= this.#virtualTime)) {
        this.#clients.delete(name);
      }
    }
  }

  #next(): Candidate | null {
    let next: Candidate | null = null;
    for (const client of this.#clients.values()) {
      const [waiter] = client.waiting;
      if (waiter && (next === null || isBefore({ client, waiter }, next))) next = { client, waiter };
    }
    return next;
  }
}

function isBefore(one: Candidate, other: Candidate): boolean {
  if (one.client.running !== other.client.running) return one.client.running < other.client.running;
  if (one.client.used !== other.client.used) return one.client.used < other.client.used;
  return one.waiter.arrival < other.waiter.arrival;
}
