import { shown } from "../../domain/errors";
import { Unreadable } from "./unreadable";

const marks: ReadonlyArray<readonly [bytes: readonly number[], encoding: string]> = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** How many bytes a declaration of the encoding is looked for in. */
const maxDeclaration = 200;

/** A text, and why its encoding was guessed; null where it was not. */
export interface DecodedText {
  readonly text: string;
  readonly guess: { readonly line: number; readonly message: string } | null;
}

interface SaidOfEncoding {
  /** What its server says; null where it does not. */
  readonly charset: string | null;
  /** What a person says; null where no one does. */
  readonly asked: string | null;
}

/** What a text is in that is not UTF-8 and says nothing: programs of Windows still write it. */
const usual = "windows-1252";

/**
 * Decodes a file: by its byte order mark, else as a person says, else as it says itself, else UTF-16 or UTF-8 if its bytes are. Else it is Windows-1252, which is a
 * guess; but XML and JSON are not, since they are UTF-8 by their definition where they say nothing. Throws Unreadable.
 */
export function decodedText(bytes: Uint8Array, { charset, asked }: SaidOfEncoding): DecodedText {
  const found = decodedAsSaid(bytes, charset, asked);
  if (typeof found === "string") return { text: found, guess: null };
  if (asked !== null || isXmlOrJson(bytes)) throw found;
  const text = decode(bytes, usual);
  // oxlint-disable-next-line no-control-regex -- which no text has
  if (typeof text !== "string" || /[\0-\x08\x0e-\x19\x1c-\x1f]/.test(text))
    throw new Unreadable(
      "Expected text, but some of its bytes are of none: perhaps it is a picture or a program's file.",
      1,
    );
  const at = bytes.findIndex((byte) => byte > 0x7f);
  const before = text.slice(0, at).split("\n");
  const context = text
    .slice(at - Math.min(at, 20), at + 20)
    .replaceAll(/\s+/g, " ")
    .trim();
  const message = `It is not in UTF-8 and says no other encoding, so it was read as Windows-1252: “${context}”. If that is wrong, name the encoding: --encoding.`;
  return { text, guess: { line: before.length, message } };
}

/** A text, or why it is none in what is said or in UTF-8. */
function decodedAsSaid(bytes: Uint8Array, charset: string | null, asked: string | null): string | Unreadable {
  const mark = markOf(bytes);
  if (mark) return decode(bytes, mark[1]);
  if (asked !== null) return decode(bytes, asked);
  const unmarked = wideEncodingOf(bytes);
  if (unmarked !== null) return decode(bytes, unmarked);
  const said = encodingsOf(bytes, charset);
  const others = isXmlOrJson(bytes) ? [] : [declaredInComment(bytes), "utf-8"];
  const names = new Set([...said, ...others].flatMap((one) => one ?? []));
  const tries = [...names].map((encoding) => decode(bytes, encoding));
  const text = tries.find((one) => typeof one === "string");
  return text ?? tries[0] ?? decode(bytes, "utf-8");
}

/** Which are UTF-8 by their definition where they say nothing else. */
const isXmlOrJson = (bytes: Uint8Array): boolean => /^\s*[<{[]/.test(latin1(bytes, maxDeclaration));

const markOf = (bytes: Uint8Array) =>
  marks.find(([beginning]) => beginning.every((byte, at) => bytes[at] === byte));

const latin1 = (bytes: Uint8Array, length = bytes.length): string =>
  Buffer.from(bytes.subarray(0, length)).toString("latin1");

/** UTF-16 without a mark: every other byte of most letters is 0. */
function wideEncodingOf(bytes: Uint8Array): string | null {
  const start = bytes.subarray(0, maxDeclaration);
  const zeros = (first: number) => start.filter((byte, at) => at % 2 === first && byte === 0).length;
  const most = start.length / 4;
  if (bytes.length % 2 === 1 || start.length < 4) return null;
  if (zeros(1) > most && zeros(0) === 0) return "utf-16le";
  return zeros(0) > most && zeros(1) === 0 ? "utf-16be" : null;
}

/** As JabRef, Emacs and editors of TeX write it: `% Encoding: ISO8859_1`, `% -*- coding: latin-1 -*-`, `% !TeX encoding = cp1252`. */
function declaredInComment(bytes: Uint8Array): string | null {
  const written = /^[\s\u00ef\u00bb\u00bf]*[%#@;].*?\b(?:en)?coding\s*[:=]\s*([\w.-]+)/im.exec(
    latin1(bytes, maxDeclaration),
  )?.[1];
  const name =
    written
      ?.replace(/^iso-?8859[_-]/i, "iso-8859-")
      .replace(/^latin-/i, "latin")
      .replace(/^cp(?=125\d$)/i, "windows-") ?? null;
  return name !== null && isEncoding(name) ? name : null;
}

/** Whether a text can be decoded by an encoding of this name. */
export const isEncoding = (name: string): boolean => decoderOf(name) !== null;

/**
 * Decodes by the byte order mark, else as its server (`charset`) or the XML declaration says, else UTF-8. Where these two differ it is UTF-8 if its
 * bytes are, since no other text is so by accident; else the server decides, if it can. Bytes that are not of the encoding are refused, not replaced.
 */
export function textOf(bytes: Uint8Array, charset: string | null = null): string {
  const [encoding, other] = encodingsOf(bytes, charset);
  const text = decode(bytes, encoding);
  if (typeof text === "string") return text;
  const otherText = other === undefined ? text : decode(bytes, other);
  if (typeof otherText === "string") return otherText;
  throw text;
}

function decode(bytes: Uint8Array, encoding: string): string | Unreadable {
  const decoder = decoderOf(encoding);
  if (decoder === null)
    return new Unreadable(`Expected an encoding of the Web, but got ${shown(encoding)}.`, 1);
  if (decoder.encoding === usual) return decodeUsual(bytes);
  try {
    return decoder.decode(bytes);
  } catch {
    return new Unreadable(`Expected text in ${encoding}, but some of its bytes are not.`);
  }
}

/** What Windows-1252 has from 0x80 to 0x9f, where Latin-1 has control characters. */
const ofWindows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Some versions of Node take it for Latin-1. */
const decodeUsual = (bytes: Uint8Array): string =>
  latin1(bytes).replaceAll(/[\u0080-\u009f]/g, (letter) => ofWindows[letter.charCodeAt(0) - 0x80] ?? letter);

function decoderOf(encoding: string) {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return null;
  }
}

/** Which it may be in: first what is tried first. */
function encodingsOf(
  bytes: Uint8Array,
  charset: string | null,
): readonly [encoding: string, other?: string | undefined] {
  const mark = markOf(bytes);
  if (mark) return [mark[1]];
  const beginning = latin1(bytes, maxDeclaration);
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)?.[1];
  if (charset === null) return [declared ?? "utf-8"];
  return isUtf8(declared) ? [declared, charset] : [charset, declared];
}

const isUtf8 = (encoding: string | undefined): encoding is string => /^utf-?8$/i.test(encoding ?? "");
