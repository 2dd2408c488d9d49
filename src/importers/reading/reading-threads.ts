import { Mutex } from "async-mutex";

import { ThreadPool } from "../../threads/pool";
import type { ArchiveLimits } from "./archives/archive";
import { filesAt } from "./files-at";
import type { InputFile } from "./input-file";
import type { InputWith, readPacked } from "./packed-source";
import type { ReadInputOptions } from "./read-input";
import type { SpillFile, Spilled } from "./spill-file";
import { withinLimits, type WorkLimits } from "./work-meter";

/** What reading one file, one folder or one archive may take. */
export interface ReadingLimits extends ArchiveLimits, WorkLimits {
  readonly maxBytes: number;
  readonly maxMemoryMb: number;
}

export const usualReadingLimits: ReadingLimits = {
  maxBytes: 64 * 2 ** 20,
  maxInflatedBytes: 256 * 2 ** 20,
  maxFiles: 100_000,
  maxCpuMs: 60_000,
  maxStillMs: 60_000,
  maxMemoryMb: 1_024,
};

/** What was read of a file; its records are in the spill file. */
export type SpilledInput = InputWith<Spilled>;

/** The threads end with the work. */
export async function inReadingThreads<T>(
  spill: SpillFile,
  limits: Partial<ReadingLimits> | undefined,
  work: (threads: ReadingThreads) => Promise<T>,
): Promise<T> {
  const threads = new ReadingThreads(spill, limits);
  try {
    return await work(threads);
  } finally {
    await threads.close();
  }
}

/** Reads sources on a thread of its own, so that a hostile one costs no more than its limits. */
export class ReadingThreads {
  readonly #limits: ReadingLimits;
  /** The time of each begins with its turn. */
  readonly #turns = new Mutex();
  readonly #pool: ThreadPool<{ readPacked: typeof readPacked }>;

  readonly #spill: SpillFile;

  constructor(spill: SpillFile, limits: Partial<ReadingLimits> = {}) {
    this.#spill = spill;
    this.#limits = { ...usualReadingLimits, ...limits };
    this.#pool = new ThreadPool(__dirname, { maxMemoryMb: this.#limits.maxMemoryMb });
  }

  /** Reads the file, or the folder, at a path. */
  async read(path: string, asked: Omit<ReadInputOptions, "limits" | "name">): Promise<SpilledInput[]> {
    const files = await filesAt(path, this.#limits);
    if (typeof files === "string") return [{ file: path, unreadable: files, line: null }];
    return this.readFiles(files, { ...asked, name: path });
  }

  /** Reads what was asked for by this name, one after the other. */
  readFiles(files: readonly InputFile[], asked: Omit<ReadInputOptions, "limits">): Promise<SpilledInput[]> {
    const options = { ...asked, limits: this.#limits };
    return this.#turns.runExclusive(async () => {
      const read = await this.#readPacked(files, options);
      return typeof read === "string"
        ? [{ file: options.name, unreadable: read, line: null }]
        : this.#spilled(read);
    });
  }

  /** Or why it was stopped. */
  async #readPacked(
    files: readonly InputFile[],
    options: ReadInputOptions,
  ): Promise<Array<InputWith<Uint8Array>> | string> {
    const bytes = files.reduce((sum, one) => sum + one.bytes.byteLength, 0);
    try {
      return await withinLimits(this.#limits, bytes, (signal) =>
        this.#pool.run("readPacked", files, options, { signal }),
      );
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ERR_WORKER_OUT_OF_MEMORY") throw error;
      return `Reading it took more than ${this.#limits.maxMemoryMb} MB of memory.`;
    }
  }

  async #spilled(inputs: ReadonlyArray<InputWith<Uint8Array>>): Promise<SpilledInput[]> {
    const spilled: SpilledInput[] = [];
    for (const one of inputs)
      spilled.push("packed" in one ? { ...one, packed: await this.#spill.add(one.packed) } : one);
    return spilled;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
