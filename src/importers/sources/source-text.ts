import { shown } from "../../domain/errors";
import { Unreadable } from "./unreadable";

const marks: ReadonlyArray<readonly [bytes: readonly number[], encoding: string]> = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** How many bytes a declaration of the encoding is looked for in. */
const maxDeclaration = 200;

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
  try {
    return decoder.decode(bytes);
  } catch {
    return new Unreadable(`Expected text in ${encoding}, but some of its bytes are not.`);
  }
}

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
  const mark = marks.find(([beginning]) => beginning.every((byte, at) => bytes[at] === byte));
  if (mark) return [mark[1]];
  const beginning = Buffer.from(bytes.subarray(0, maxDeclaration)).toString("latin1");
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)?.[1];
  if (charset === null) return [declared ?? "utf-8"];
  return isUtf8(declared) ? [declared, charset] : [charset, declared];
}

const isUtf8 = (encoding: string | undefined): encoding is string => /^utf-?8$/i.test(encoding ?? "");
