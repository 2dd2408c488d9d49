import { shown } from "../../domain/errors";
import { Unreadable } from "./unreadable";

const marks: ReadonlyArray<readonly [bytes: readonly number[], encoding: string]> = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** How many bytes a declaration of the encoding is looked for in. */
const maxDeclaration = 200;

/** Decodes by the byte order mark, else as the XML declaration says, else UTF-8. Bytes that are not of the encoding are refused, not replaced. */
export function textOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const decoder = decoderOf(encoding);
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Unreadable(`Expected text in ${encoding}, but some of its bytes are not.`);
  }
}

function decoderOf(encoding: string) {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new Unreadable(`Expected an encoding of the Web, but got ${shown(encoding)}.`, 1);
  }
}

function encodingOf(bytes: Uint8Array): string {
  const mark = marks.find(([beginning]) => beginning.every((byte, at) => bytes[at] === byte));
  if (mark) return mark[1];
  const beginning = Buffer.from(bytes.subarray(0, maxDeclaration)).toString("latin1");
  return /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)?.[1] ?? "utf-8";
}
