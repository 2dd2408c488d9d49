/** What operators do about damage, in every message about it. */
export const howToRestore =
  "Stop Rostrum and put the newest copy in its place (docs/operations.md, Backup), or load data/ into a new database.";

/** Remembers the first damage that any statement met: what is stored cannot be trusted until the database is opened again. */
export class DamageWatch {
  readonly #isDamage: (error: unknown) => boolean;
  #found: string | null = null;

  constructor(isDamage: (error: unknown) => boolean) {
    this.#isDamage = isDamage;
  }

  /** The database's own words; null while none was met. */
  get found(): string | null {
    return this.#found;
  }

  report(what: string): void {
    this.#found ??= what;
  }

  /** The same promise; a rejection is looked at first. */
  async watch<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      if (this.#isDamage(error)) this.report((error as Error).message);
      throw error;
    }
  }
}
