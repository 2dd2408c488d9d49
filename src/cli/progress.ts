/** A line that says how far something is, at a terminal only: logs and pipes get none of it. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  #hasLine = false;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  /** `done` is from 0 to 1; null where nobody knows. */
  tell(what: string, done: number | null = null): void {
    if (!this.#stream.isTTY) return;
    const share = done === null ? "" : ` ${Math.round(done * 100)} %`;
    this.#stream.write(`\r\u001b[K${what}${share}`);
    this.#hasLine = true;
  }

  /** Takes the line away again. */
  end(): void {
    if (this.#hasLine) this.#stream.write("\r\u001b[K");
    this.#hasLine = false;
  }
}
