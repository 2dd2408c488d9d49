/** How much a reading may take. */
export interface WorkLimits {
  /** CPU time, of a source of a few megabytes; of a larger one in proportion to its size. */
  readonly maxCpuMs: number;
  /** How long nothing may be done. */
  readonly maxStillMs: number;
}

/** CPU time that was used, and when, both in ms. */
export interface WorkSample {
  readonly cpuMs: number;
  readonly atMs: number;
}

/** What does less in this share of the time stands still. */
const minShare = 0.01;

/** A source up to this size may take `maxCpuMs`, one that is twice as large twice as long. */
const bytesPerShare = 8 * 2 ** 20;

/**
 * Whether a reading may go on, by samples of CPU time. On a machine that is busy with other work it ends later, and is not too long; what computes without end, or waits
 * for what never comes, is.
 */
export class WorkMeter {
  readonly #maxCpuMs: number;
  readonly #maxStillMs: number;
  readonly #start: WorkSample;
  /** When it was last seen to do something. */
  #last: WorkSample;

  constructor({ maxCpuMs, maxStillMs }: WorkLimits, bytes: number, start: WorkSample) {
    this.#maxCpuMs = maxCpuMs * Math.max(1, bytes / bytesPerShare);
    this.#maxStillMs = maxStillMs;
    this.#start = start;
    this.#last = start;
  }

  /** Why it is to be stopped; null: it goes on. */
  excess(now: WorkSample): string | null {
    if (now.cpuMs - this.#start.cpuMs >= this.#maxCpuMs)
      return `Reading it took more than ${Math.round(this.#maxCpuMs / 1_000)} s of CPU time.`;
    const stillMs = now.atMs - this.#last.atMs;
    if (now.cpuMs - this.#last.cpuMs > minShare * stillMs) this.#last = now;
    return now.atMs - this.#last.atMs >= this.#maxStillMs
      ? `Reading it stood still for ${Math.round(this.#maxStillMs / 1_000)} s.`
      : null;
  }
}

const sampleMs = 100;

/** The CPU time of the process: it does little beside reading. */
const sampleNow = (): WorkSample => {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, atMs: performance.now() };
};

/** The work, or why it was stopped. */
export async function withinLimits<T>(
  limits: WorkLimits,
  bytes: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | string> {
  const meter = new WorkMeter(limits, bytes, sampleNow());
  const stop = new AbortController();
  const look = () => {
    const why = meter.excess(sampleNow());
    if (why !== null) stop.abort(why);
  };
  const timer = setInterval(look, sampleMs);
  look();
  try {
    return await work(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    return stop.signal.reason as string;
  } finally {
    clearInterval(timer);
  }
}
