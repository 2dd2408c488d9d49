import { BadInput, shown } from "../../domain/errors";

/** Parameters as text: command-line options or URL query parameters. */
export type RawParams = Readonly<Record<string, string | undefined>>;

/** Reads an enum value. Accepts `host-guest` for HOST_GUEST. */
export function choice<Choice extends string>(
  name: string,
  text: string,
  all: Readonly<Record<string, Choice>>,
): Choice {
  const found = Object.values(all).find((value) => value === text.toUpperCase().replaceAll("-", "_"));
  if (found !== undefined) return found;
  const known = Object.values(all).map((value) => value.toLowerCase().replaceAll("_", "-"));
  throw new BadInput(`Expected ${name} to be one of ${known.join(", ")}, but got ${shown(text)}.`);
}

/** Reads several enum values, separated by commas. */
export function choices<Choice extends string>(
  name: string,
  texts: string,
  all: Readonly<Record<string, Choice>>,
): Choice[] {
  return texts.split(",").map((text) => choice(name, text.trim(), all));
}

/** Reads an integer between `from` and `to`, both inclusive. */
export function wholeNumber(
  name: string,
  text: string | undefined,
  { usual, from, to }: { readonly usual: number; readonly from: number; readonly to: number },
): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return value;
  throw new BadInput(`Expected ${name} to be a whole number from ${from} to ${to}, but got ${shown(text)}.`);
}

/** Reads a number from 0 to 1e9. */
export function number(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && value <= 1e9) return value;
  throw new BadInput(`Expected ${name} to be a number from 0 to 1e9, but got ${shown(text)}.`);
}
