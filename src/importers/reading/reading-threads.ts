import { ThreadPool } from "../../threads/pool";
import type { ArchiveLimits } from "./archives/archive";
import { filesAt } from "./files-at";
import type { InputFile } from "./input-file";
import type { ReadInput, readInput } from "./read-input";

/** What reading one file, one folder or one archive may take. */
export interface ReadingLimits extends ArchiveLimits {
  readonly maxBytes: number;
  readonly maxMs: number;
  readonly maxMemoryMb: number;
}

const usualLimits: ReadingLimits = {
  maxBytes: 64 * 2 ** 20,
  maxInflatedBytes: 256 * 2 ** 20,
  maxFiles: 100_000,
  maxMs: 60_000,
  maxMemoryMb: 1_024,
};

/** Reads sources on a thread of its own, so that a hostile one costs no more than its limits. */
export class ReadingThreads {
  readonly #limits: ReadingLimits;
  readonly #pool: ThreadPool<{ readInput: typeof readInput }>;

  constructor(limits: Partial<ReadingLimits> = {}) {
    this.#limits = { ...usualLimits, ...limits };
    this.#pool = new ThreadPool(__dirname, { maxMemoryMb: this.#limits.maxMemoryMb });
  }

  async read(path: string, as: string | null, mapping: InputFile | null = null): Promise<ReadInput[]> {
    const { maxMs, maxMemoryMb } = this.#limits;
    const unreadable = (why: string) => [{ file: path, unreadable: why, line: null }];
    const files = await filesAt(path, this.#limits);
    if (typeof files === "string") return unreadable(files);
    const signal = AbortSignal.timeout(maxMs);
    try {
      const options = { name: path, as, mapping, limits: this.#limits };
      return await this.#pool.run("readInput", files, options, { signal });
    } catch (error) {
      if (signal.aborted) return unreadable(`Reading it took more than ${maxMs / 1_000} s.`);
      if ((error as NodeJS.ErrnoException).code !== "ERR_WORKER_OUT_OF_MEMORY") throw error;
      return unreadable(`Reading it took more than ${maxMemoryMb} MB of memory.`);
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
