import { crc32 } from "node:zlib";

import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";

import { Unreadable } from "../../sources/unreadable";

export const isZip = (bytes: Uint8Array): boolean =>
  [0x50, 0x4b].every((byte, at) => bytes[at] === byte) &&
  ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/** What a ZIP lists. */
export interface ZipEntries {
  readonly zip: ZipFile;
  /** With their paths as written. */
  readonly entries: ReadonlyArray<readonly [entry: Entry, path: string]>;
}

/** The entries of a ZIP. Throws Unreadable where their list is damaged, or there are more than so many. */
export async function zipEntries(bytes: Uint8Array, maxFiles: number): Promise<ZipEntries> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false });
    const entries: Array<readonly [Entry, string]> = [];
    for await (const entry of zip.eachEntry()) {
      if (entries.length === maxFiles)
        throw new Unreadable(`Expected at most ${maxFiles} files in the archive, but there are more.`);
      const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
      entries.push([entry, getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)]);
    }
    return { zip, entries };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(`A broken ZIP: ${(error as Error).message.replace(/\.$/, "")}.`);
  }
}

/** Throws Unreadable where these entries say that they are too large together: before any is inflated. One that inflates to another size is damaged. */
export function assertInflatable(entries: readonly Entry[], maxBytes: number): void {
  const size = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (size > maxBytes) throw new Unreadable(`Expected at most ${maxBytes} bytes inflated, but got ${size}.`);
}

/** The bytes of an entry, or why there are none. */
export async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array | string> {
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
