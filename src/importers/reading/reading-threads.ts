import { readFile, stat } from "node:fs/promises";

import { ThreadPool } from "../../threads/pool";
import type { ReadFile, readFile as readBytes } from "./read-file";

/** What reading one file may take. */
export interface ReadingLimits {
  readonly maxBytes: number;
  readonly maxMs: number;
  readonly maxMemoryMb: number;
}

const usualLimits: ReadingLimits = { maxBytes: 64 * 2 ** 20, maxMs: 60_000, maxMemoryMb: 1_024 };

/** Reads files on a thread of its own, so that a hostile one costs no more than its limits. */
export class ReadingThreads {
  readonly #limits: ReadingLimits;
  readonly #pool: ThreadPool<{ readFile: typeof readBytes }>;

  constructor(limits: Partial<ReadingLimits> = {}) {
    this.#limits = { ...usualLimits, ...limits };
    this.#pool = new ThreadPool(__dirname, { maxMemoryMb: this.#limits.maxMemoryMb });
  }

  async read(path: string, as: string | null): Promise<ReadFile> {
    const { maxBytes, maxMs, maxMemoryMb } = this.#limits;
    const bytes = await bytesOf(path, maxBytes);
    if (typeof bytes === "string") return { unreadable: bytes, line: null };
    const signal = AbortSignal.timeout(maxMs);
    try {
      return await this.#pool.run("readFile", bytes, { name: path, as }, { signal });
    } catch (error) {
      if (signal.aborted) return { unreadable: `Reading it took more than ${maxMs / 1_000} s.`, line: null };
      if ((error as NodeJS.ErrnoException).code !== "ERR_WORKER_OUT_OF_MEMORY") throw error;
      return { unreadable: `Reading it took more than ${maxMemoryMb} MB of memory.`, line: null };
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** The bytes of a regular file, or why they are not read. */
async function bytesOf(path: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | string> {
  try {
    const stats = await stat(path);
    if (!stats.isFile())
      return `Expected a file, but got ${stats.isDirectory() ? "a folder" : "a device or a pipe"}.`;
    if (stats.size > maxBytes) return `Expected at most ${maxBytes} bytes, but got ${stats.size}.`;
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code === "ENOENT" ? "There is no such file." : `It cannot be read (${code}).`;
  }
}
