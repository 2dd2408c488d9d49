import { compare } from "../../domain/compare";

/**
 * Distinct texts, numbered from 0, as bytes: a fraction of the memory of strings, outside the JavaScript heap,
 * and cheap to send to a thread.
 */
export interface Texts {
  /** All texts in UTF-8, in order of their numbers. */
  readonly bytes: Uint8Array;
  /** Where each text starts; one more than there are texts. */
  readonly offsets: Uint32Array;
}

export interface SortedTexts extends Texts {
  /** The numbers in order of their texts, for binary search. */
  readonly sorted: Uint32Array;
}

export function countOf({ offsets }: Texts): number {
  return offsets.length - 1;
}

/** The text with this number. */
export function textAt({ bytes, offsets }: Texts, number: number): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString("utf8", offsets[number], offsets[number + 1]);
}

/** Without making a string. The prefix is ASCII. */
export function textStartsWith({ bytes, offsets }: Texts, number: number, prefix: string): boolean {
  const start = offsets[number]!;
  if (offsets[number + 1]! - start < prefix.length) return false;
  for (let index = 0; index < prefix.length; index += 1)
    if (bytes[start + index] !== prefix.charCodeAt(index)) return false;
  return true;
}

/** The number of a text, by binary search; null if it is none of them. */
export function findText(texts: SortedTexts, text: string): number | null {
  let low = 0;
  let high = texts.sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const number = texts.sorted[middle]!;
    const found = compare(textAt(texts, number), text);
    if (found === 0) return number;
    if (found < 0) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}
