import { write, writeSync } from "node:fs";

/** Maximum size of waiting lines, in bytes: some six hundred requests. */
const maxWaitingBytes = 256 * 1024;

/** Maximum size of one write, in bytes. It is the capacity of a pipe on Linux. */
const maxWriteBytes = 64 * 1024;

/** Pauses after failed writes, in milliseconds: doubled from the first to the last. */
const [firstPauseMs, lastPauseMs] = [10, 1_000];

/**
 * Writes log lines to a file descriptor, one write at a time. It never throws and never blocks. While the
 * descriptor cannot be written (no reader, a reader that does not read, a full disk), lines wait, further
 * ones are dropped, and the write is repeated until it succeeds.
 */
export class LogDestination {
  readonly #fd: number;
  readonly #onGap: (lines: number) => void;
  #waiting: Array<{ readonly line: string; readonly bytes: number }> = [];
  #waitingBytes = 0;
  /** What is being written, without the part that was. */
  #chunk: Buffer = Buffer.alloc(0);
  #isWriting = false;
  #pause: NodeJS.Timeout | null = null;
  #pauseMs = firstPauseMs;
  #dropped = 0;
  #reported = 0;

  /** `onGap` gets the number of lines that were dropped, each time that the log can be written again. */
  constructor(fd: number, onGap: (lines: number) => void = () => {}) {
    this.#fd = fd;
    this.#onGap = onGap;
  }

  /** Lines dropped so far. */
  get dropped(): number {
    return this.#dropped;
  }

  write(line: string): void {
    const bytes = Buffer.byteLength(line);
    if (this.#chunk.length + this.#waitingBytes + bytes > maxWaitingBytes) {
      this.#dropped += 1;
      return;
    }
    this.#waiting.push({ line, bytes });
    this.#waitingBytes += bytes;
    if (!this.#isWriting && !this.#pause) this.#writeNext();
  }

  /** For the end of the process: tries once to write what waits, synchronously. */
  writeRest(): void {
    // It is not known how much of a running write will succeed, so its lines are not repeated.
    if (!this.#isWriting) this.#waiting.unshift({ line: this.#chunk.toString(), bytes: this.#chunk.length });
    try {
      writeSync(this.#fd, this.#waiting.map(({ line }) => line).join(""));
    } catch {
      // Nobody reads it.
    }
    this.#waiting = [];
  }

  #writeNext(): void {
    if (this.#chunk.length === 0) this.#chunk = this.#takeChunk();
    if (this.#chunk.length === 0) {
      this.#reportGap();
      return;
    }
    this.#isWriting = true;
    write(this.#fd, this.#chunk, (error, written) => {
      this.#isWriting = false;
      if (error) {
        this.#retryLater();
        return;
      }
      this.#chunk = this.#chunk.subarray(written);
      this.#pauseMs = firstPauseMs;
      this.#writeNext();
    });
  }

  #takeChunk(): Buffer {
    let [lines, size] = [0, 0];
    while (lines < this.#waiting.length && (lines === 0 || size < maxWriteBytes)) {
      size += this.#waiting[lines]?.bytes ?? 0;
      lines += 1;
    }
    this.#waitingBytes -= size;
    const taken = this.#waiting.splice(0, lines);
    return Buffer.from(taken.map(({ line }) => line).join(""));
  }

  #retryLater(): void {
    this.#pause = setTimeout(() => {
      this.#pause = null;
      this.#writeNext();
    }, this.#pauseMs).unref();
    this.#pauseMs = Math.min(2 * this.#pauseMs, lastPauseMs);
  }

  #reportGap(): void {
    const lines = this.#dropped - this.#reported;
    if (lines === 0) return;
    this.#reported = this.#dropped;
    this.#onGap(lines);
  }
}
