import { crc32 } from "node:zlib";

import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";

import { Unreadable } from "../../sources/unreadable";
import type { Archive, ArchiveLimits } from "./archive";
import { Entries } from "./entries";

export const isZip = (bytes: Uint8Array): boolean =>
  [0x50, 0x4b].every((byte, at) => bytes[at] === byte) &&
  ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/** A workbook, a document, an EPUB: one file, although it is a ZIP. */
const ofOneFile: ReadonlySet<string> = new Set(["[Content_Types].xml", "mimetype"]);

/**
 * The files of a ZIP; null where it is one file of an office. An entry that is damaged or encrypted costs itself. Throws Unreadable where the list of entries
 * is damaged, or they are too large together: sizes are added before anything is inflated, and an entry that inflates to another size is damaged.
 */
export async function openZip(
  name: string,
  bytes: Uint8Array,
  limits: ArchiveLimits,
): Promise<Archive | null> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false });
    const entries = new Entries(name, limits);
    const listed = new Map<Entry, string>();
    let size = 0;
    for await (const entry of zip.eachEntry()) {
      const written = getFileNameLowLevel(
        entry.generalPurposeBitFlag,
        entry.fileNameRaw,
        entry.extraFields,
        false,
      );
      if (ofOneFile.has(written)) return null;
      const path = written.endsWith("/") ? null : entries.pathOf(written);
      if (path === null) continue;
      listed.set(entry, path);
      size += entry.uncompressedSize;
    }
    if (size > limits.maxInflatedBytes)
      throw new Unreadable(`Expected at most ${limits.maxInflatedBytes} bytes inflated, but got ${size}.`);
    for (const [entry, path] of listed) {
      const found = await contentOf(zip, entry);
      if (typeof found === "string") entries.refuse(path, found);
      else entries.add(path, found);
    }
    return entries.archive;
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(`A broken ZIP: ${(error as Error).message}.`);
  }
}

/** The bytes of an entry, or why there are none. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array | string> {
  if (entry.isEncrypted()) return "It is encrypted.";
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Uint8Array);
    const content = new Uint8Array(Buffer.concat(chunks));
    return crc32(content) === entry.crc32 ? content : "It is damaged: its checksum is another.";
  } catch (error) {
    return `It is damaged: ${(error as Error).message}.`;
  }
}
