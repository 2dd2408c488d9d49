/** What a process keeps between requests that may hold a text of a client or of the graph. */
export interface Clearable {
  /** How much is kept: entries or bytes; 0 for nothing. */
  readonly kept: number;
  clear(): void;
}

/** All of it, by name, so that nothing of a person is left in this process after the person was forgotten. */
export class KeptTexts {
  readonly #all = new Map<string, Clearable>();

  /** Returns what was added. */
  add<Kept extends Clearable>(name: string, kept: Kept): Kept {
    this.#all.set(name, kept);
    return kept;
  }

  clear(): void {
    for (const one of this.#all.values()) one.clear();
  }

  /** How much each keeps. */
  get sizes(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#all].map(([name, { kept }]) => [name, kept]));
  }
}
