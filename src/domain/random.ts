/** A seeded random generator (mulberry32). Randomised measures and the demonstration catalogue use it. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0, inclusive, to 1, exclusive. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** An integer from 0, inclusive, to this, exclusive. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  oneOf<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  /** So many of them, in their order; all if there are fewer. */
  someOf<T>(choices: readonly T[], count: number): T[] {
    const places = Uint32Array.from(choices, (_choice, place) => place);
    this.shuffle(places);
    return [...places.subarray(0, count)].toSorted((a, b) => a - b).map((place) => choices[place] as T);
  }

  /** Shuffles the first entries in place (Fisher and Yates). */
  shuffle(numbers: Uint32Array, count = numbers.length): void {
    for (let last = count - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      const kept = numbers[last] as number;
      numbers[last] = numbers[other] as number;
      numbers[other] = kept;
    }
  }
}
