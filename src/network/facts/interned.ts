/** Ids as numbers from 0, in the order in which they first came, and back. */
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

  /** Null where it never came. */
  find(id: string): number | null {
    return this.#numbers.get(id) ?? null;
  }
}
