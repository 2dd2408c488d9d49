import type { Entry } from "yauzl";

import type { InputFile } from "../input-file";
import type { Archive, ArchiveLimits } from "./archive";
import { Entries } from "./entries";
import { assertInflatable, contentOf, isZip, type ZipEntries, zipEntries } from "./zip-entries";

/** A workbook, a document, an EPUB: one file, although it is a ZIP. */
const ofOneFile: ReadonlySet<string> = new Set(["[Content_Types].xml", "mimetype"]);

/** The parts of such a file that are inflated: those that say something in words. */
const partsInWords = /(?:\.xml|\.rels|^mimetype)$/i;

/**
 * The files of a ZIP; or the ZIP as one file with its parts. An entry that is damaged or encrypted costs itself. Throws Unreadable where the list of
 * entries is damaged, or they are too large together.
 */
export async function openZip(file: InputFile, limits: ArchiveLimits): Promise<Archive | InputFile> {
  const listed = await zipEntries(file.bytes, limits.maxFiles);
  return (await oneFileOf(file, listed, limits)) ?? archiveOf(file, listed, limits);
}

/** A file of an archive: with its parts if it has parts; another archive, or a broken one, stays one file. Throws Unreadable where the parts are too large. */
export async function withParts(file: InputFile, limits: ArchiveLimits): Promise<InputFile> {
  const listed = isZip(file.bytes) ? await zipEntries(file.bytes, limits.maxFiles).catch(() => null) : null;
  return (listed && (await oneFileOf(file, listed, limits))) ?? file;
}

/** Null where the files are files by themselves. */
async function oneFileOf(
  file: InputFile,
  { zip, entries }: ZipEntries,
  { maxInflatedBytes }: ArchiveLimits,
): Promise<InputFile | null> {
  if (!entries.some(([, path]) => ofOneFile.has(path))) return null;
  const inWords = entries.filter(([, path]) => partsInWords.test(path));
  assertInflatable(
    inWords.map(([entry]) => entry),
    maxInflatedBytes,
  );
  const parts = new Map<string, Uint8Array | string>(
    entries.map(([, path]) => [path.toLowerCase(), "It is not text."]),
  );
  for (const [entry, path] of inWords) parts.set(path.toLowerCase(), await contentOf(zip, entry));
  return { ...file, parts };
}

async function archiveOf(
  { name }: InputFile,
  { zip, entries }: ZipEntries,
  limits: ArchiveLimits,
): Promise<Archive> {
  const found = new Entries(name, limits);
  const listed = new Map<Entry, string>();
  for (const [entry, written] of entries) {
    const path = written.endsWith("/") ? null : found.pathOf(written);
    if (path !== null) listed.set(entry, path);
  }
  assertInflatable([...listed.keys()], limits.maxInflatedBytes);
  for (const [entry, path] of listed) {
    const content = await contentOf(zip, entry);
    if (typeof content === "string") found.refuse(path, content);
    else found.add(path, content);
  }
  return found.archive;
}
