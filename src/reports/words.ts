import { BadInput, shown } from "../domain/errors";

/** What somebody asked for as text: options of the command line, or parameters of an address. */
export type Words = Readonly<Record<string, string | undefined>>;

/** One of the values of an enum, as people write it: `host-guest` for HOST_GUEST. */
export function choice<Choice extends string>(
  name: string,
  word: string,
  all: Readonly<Record<string, Choice>>,
): Choice {
  const found = Object.values(all).find((value) => value === word.toUpperCase().replaceAll("-", "_"));
  if (found !== undefined) return found;
  const known = Object.values(all).map((value) => value.toLowerCase().replaceAll("_", "-"));
  throw new BadInput(`Expected ${name} to be one of ${known.join(", ")}, but got ${shown(word)}.`);
}

/** Several of them, with commas between. */
export function choices<Choice extends string>(
  name: string,
  words: string,
  all: Readonly<Record<string, Choice>>,
): Choice[] {
  return words.split(",").map((word) => choice(name, word.trim(), all));
}

/** A whole number between two, both included. */
export function wholeNumber(
  name: string,
  word: string | undefined,
  { usual, from, to }: { readonly usual: number; readonly from: number; readonly to: number },
): number {
  if (word === undefined) return usual;
  const value = Number(word);
  if (/^\d+$/.test(word) && value >= from && value <= to) return value;
  throw new BadInput(`Expected ${name} to be a whole number from ${from} to ${to}, but got ${shown(word)}.`);
}

/** A number from 0. */
export function number(name: string, word: string | undefined, usual: number): number {
  if (word === undefined) return usual;
  const value = Number(word);
  if (word.trim() !== "" && value >= 0 && value <= 1e9) return value;
  throw new BadInput(`Expected ${name} to be a number from 0 to 1e9, but got ${shown(word)}.`);
}
