import { compare } from "../../domain/compare";
import { textAt, type Texts } from "./texts";

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

  /** As bytes. Cost: sorts the texts. */
  toTexts(): Texts {
    const { texts } = this;
    const offsets = new Uint32Array(texts.length + 1);
    for (const [number, text] of texts.entries())
      offsets[number + 1] = offsets[number]! + Buffer.byteLength(text);
    const bytes = new Uint8Array(offsets[texts.length]!);
    const buffer = Buffer.from(bytes.buffer);
    for (const [number, text] of texts.entries()) buffer.write(text, offsets[number]!);
    const sorted = Uint32Array.from(texts.keys()).toSorted((one, other) =>
      compare(texts[one]!, texts[other]!),
    );
    return { bytes, offsets, sorted };
  }
}

/** All texts as strings, by number. */
export function stringsOf(texts: Texts): string[] {
  return Array.from(texts.sorted, (_, number) => textAt(texts, number));
}

/** The place of each text in their order: comparing places compares texts. */
export function placesOf({ sorted }: Texts): Uint32Array {
  const places = new Uint32Array(sorted.length);
  for (let place = 0; place < sorted.length; place += 1) places[sorted[place]!] = place;
  return places;
}

/** The texts with these numbers. */
export function stringsAt(texts: Texts, numbers: Uint32Array): string[] {
  return Array.from(numbers, (number) => textAt(texts, number));
}
