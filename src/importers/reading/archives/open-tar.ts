import { Parser, type ReadEntry } from "tar";

import { Unreadable } from "../../sources/unreadable";
import type { Archive, ArchiveLimits } from "./archive";
import { Entries } from "./entries";

/** Warnings of the parser that say that something of the archive is missing or damaged. */
const damages: ReadonlySet<string> = new Set(["TAR_BAD_ARCHIVE", "TAR_ENTRY_INVALID", "TAR_ABORT"]);

const fileTypes: ReadonlySet<string> = new Set(["File", "OldFile", "ContiguousFile"]);

/** Where the magic of POSIX and GNU tar stands. */
const magicAt = 257;

export const isTar = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(magicAt, magicAt + 5)).toString("latin1") === "ustar";

/** The files of a tar, of which the parser checks the checksums. Throws Unreadable where it is damaged. */
export function openTar(name: string, bytes: Uint8Array, limits: ArchiveLimits): Promise<Archive> {
  const entries = new Entries(name, limits);
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(error instanceof Unreadable ? error : new Unreadable(`A broken tar: ${String(error)}.`));
    const parser = new Parser({
      brotli: false,
      zstd: false,
      onReadEntry: (entry) => {
        try {
          collect(entry, entries);
        } catch (error) {
          entry.resume();
          fail(error);
        }
      },
      onwarn: (code, message) => void (damages.has(code) && fail(message.toLowerCase())),
    });
    parser.on("end", () => resolve(entries.archive));
    parser.on("error", (error: Error) => fail(error.message));
    parser.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}

function collect(entry: ReadEntry, entries: Entries): void {
  const path = fileTypes.has(entry.type) ? entries.pathOf(entry.path) : null;
  if (path === null) {
    entry.resume();
    return;
  }
  const chunks: Buffer[] = [];
  entry.on("data", (chunk) => chunks.push(chunk));
  entry.on("end", () => entries.add(path, new Uint8Array(Buffer.concat(chunks))));
}
