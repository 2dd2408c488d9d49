import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** A file of an archive. */
export interface ArchivedFile {
  readonly path: string;
  readonly text: () => string;
}

/** Files of a tar archive in gzip: a header of 512 bytes, then the content, filled up to as many; a long name comes as a file of its own. */
export function* filesInArchive(archive: string): Generator<ArchivedFile> {
  const tar = gunzipSync(readFileSync(archive));
  let longName: string | null = null;
  for (let start = 0; start + 512 <= tar.length && tar[start] !== 0;) {
    const field = (from: number, length: number) =>
      tar.toString("utf8", start + from, start + from + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(field(124, 12), 8) || 0;
    const content = start + 512;
    const text = () => tar.toString("utf8", content, content + size);
    const kind = field(156, 1);
    const prefix = field(345, 155);
    const path: string = longName ?? (prefix ? `${prefix}/${field(0, 100)}` : field(0, 100));
    longName = kind === "L" ? text().replace(/\0.*$/s, "") : null;
    if (kind === "0" || kind === "") yield { path, text };
    start = content + Math.ceil(size / 512) * 512;
  }
}
