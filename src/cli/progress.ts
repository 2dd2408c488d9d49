/** A progress line, for terminals only: nothing is written to logs and pipes. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #now: () => number;
  #hasLine = false;
  #begun = { what: "", at: 0, done: 0 };

  /** `now` is in ms. */
  constructor(stream: NodeJS.WriteStream = process.stderr, now: () => number = Date.now) {
    this.#stream = stream;
    this.#now = now;
  }

  /** How many of so many are done: a bar, how many in a second, and how long the others will take at that rate. */
  count(what: string, done: number, of: number): void {
    if (this.#begun.what !== what) this.#begun = { what, at: this.#now(), done };
    const seconds = (this.#now() - this.#begun.at) / 1_000;
    const rate = seconds === 0 ? 0 : (done - this.#begun.done) / seconds;
    const filled = Math.round((barLength * done) / Math.max(of, 1));
    const pace = rate === 0 ? "" : ` ${shortNumber(rate)}/s, ${timeOf((of - done) / rate)} left`;
    const bar = `[${"#".repeat(filled)}${" ".repeat(barLength - filled)}]`;
    this.report(`${what} ${bar} ${done} of ${of}${pace}`);
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

const barLength = 20;

const shortNumber = (rate: number): string => (rate < 10 ? rate.toFixed(1) : String(Math.round(rate)));

const timeOf = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
