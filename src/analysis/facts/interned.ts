import { countOf, textAt, type SortedTexts, type Texts } from "./texts";

/** Maps texts to numbers from 0, in order of first occurrence. */
export class Interned {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.texts.length);
    this.texts.push(text);
    return this.texts.length - 1;
  }

  toTexts(): Texts {
    const { texts } = this;
    const bytes = new TextEncoder().encode(texts.join(""));
    const isAscii = bytes.length === texts.reduce((sum, { length }) => sum + length, 0);
    const offsets = new Uint32Array(texts.length + 1);
    for (const [number, text] of texts.entries())
      offsets[number + 1] = offsets[number]! + (isAscii ? text.length : Buffer.byteLength(text));
    return { bytes, offsets };
  }

  /** Cost: sorts the texts. */
  toSortedTexts(): SortedTexts {
    // Without a comparator `sort` compares texts by UTF-16 units, as `compare` does.
    const sorted = Uint32Array.from(this.texts.toSorted(), (text) => this.#numbers.get(text)!);
    return { ...this.toTexts(), sorted };
  }
}

/** All texts as strings, by number. */
export function stringsOf(texts: Texts): string[] {
  return Array.from({ length: countOf(texts) }, (_, number) => textAt(texts, number));
}

/** The place of each text in their order: comparing places compares texts. */
export function placesOf({ sorted }: SortedTexts): Uint32Array {
  const places = new Uint32Array(sorted.length);
  for (let place = 0; place < sorted.length; place += 1) places[sorted[place]!] = place;
  return places;
}

/** The texts with these numbers. */
export function stringsAt(texts: Texts, numbers: Uint32Array): string[] {
  return Array.from(numbers, (number) => textAt(texts, number));
}
