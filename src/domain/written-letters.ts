/** A letter or digit of a text, with the marks on it, or an escape of another character. */
export interface WrittenLetter {
  /** Where it is written in the text: an escape is longer than its letter. */
  readonly start: number;
  readonly end: number;
  /** The character itself; empty where the escape is not known. */
  readonly letter: string;
}

/** A letter, also a syllable of Korean or a kana that is written in parts; a character of an address as its bytes (`%C3%A1`); one of HTML by number or name (`&#225;`, `&aacute;`). */
const written =
  /(?:[\u1100-\u115F][\u1160-\u11A7][\u11A8-\u11FF]?|[\uFF66-\uFF9D][\uFF9E\uFF9F]|[\p{L}\p{N}])\p{M}*|%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-4](?:%[89ab][\da-f]){3}|&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z])(?:acute|caron|cedil|circ|grave|orn|ring|slash|tilde|uml)|[a-z]{2,8});/giu;

/** The letters and digits of a text in order, and what it has as escapes of addresses or of HTML. */
export function* writtenLetters(text: string): Iterable<WrittenLetter> {
  for (const { index: start, 0: one, 1: decimal, 2: hexadecimal, 3: base } of text.matchAll(written)) {
    const letter = letterOf(one, decimal ?? (hexadecimal && `0x${hexadecimal}`), base);
    yield { start, end: start + one.length, letter };
  }
}

function letterOf(one: string, code: string | undefined, base: string | undefined): string {
  if (one.startsWith("%")) return decoded(one);
  if (!one.startsWith("&")) return one;
  if (code === undefined) return base ?? "";
  return Number(code) > 0x10_ff_ff ? "" : String.fromCodePoint(Number(code));
}

/** Bytes that are no character are none. */
function decoded(bytes: string): string {
  try {
    return decodeURIComponent(bytes);
  } catch {
    return "";
  }
}
