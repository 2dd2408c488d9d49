/** A progress line, for terminals only: nothing is written to logs and pipes. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  #hasLine = false;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  /** `done` is from 0 to 1; null if unknown. */
  report(what: string, done: number | null = null): void {
    if (!this.#stream.isTTY) return;
    const share = done === null ? "" : ` ${Math.round(done * 100)} %`;
    this.#stream.write(`\r\u001b[K${what}${share}`);
    this.#hasLine = true;
  }

  /** Clears the line. */
  end(): void {
    if (this.#hasLine) this.#stream.write("\r\u001b[K");
    this.#hasLine = false;
  }
}
