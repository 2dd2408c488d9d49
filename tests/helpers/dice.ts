/** Chance that falls the same way in every run (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to 1, without 1. */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  oneOf<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.roll() * choices.length)] as T;
  }

  /** Every second time one of three, the first unless told: a few get many, as in life. */
  unevenly<T>(choices: readonly T[], start = 0): T {
    return this.oneOf(this.roll() < 0.5 ? choices.slice(start, start + 3) : choices);
  }
}
