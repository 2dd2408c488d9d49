/** Maps ids to numbers from 0, in order of first occurrence, and back. */
export class Interned {
  readonly ids: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.ids.length);
    this.ids.push(id);
    return this.ids.length - 1;
  }

  /** Null if it never occurred. */
  find(id: string): number | null {
    return this.#numbers.get(id) ?? null;
  }
}
