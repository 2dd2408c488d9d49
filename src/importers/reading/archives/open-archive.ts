import { Unreadable } from "../../sources/unreadable";
import type { InputFile } from "../input-file";
import type { Archive, ArchiveLimits } from "./archive";
import { inflate, isGzip } from "./inflate";
import { isTar, openTar } from "./open-tar";
import { openZip, withParts } from "./open-zip";
import { isZip } from "./zip-entries";

/**
 * A tar, a compressed tar or a ZIP with its files; a workbook with its parts; any other file as it is, inflated if it is a gzip. An archive in an archive is
 * one file of it. What it is, its first bytes say. Throws Unreadable.
 */
export async function openArchive(file: InputFile, limits: ArchiveLimits): Promise<InputFile | Archive> {
  const { name, bytes } = file;
  const inflated = isGzip(bytes) ? inflate(bytes, limits.maxInflatedBytes) : bytes;
  const opened = isZip(inflated)
    ? await openZip({ ...file, bytes: inflated }, limits)
    : isTar(inflated)
      ? await openTar(name, inflated, limits)
      : { ...file, bytes: inflated };
  return "files" in opened ? withOpenedFiles(opened, limits) : opened;
}

/** Its files with their parts. One that cannot be opened costs itself. */
async function withOpenedFiles(archive: Archive, limits: ArchiveLimits): Promise<Archive> {
  let left = limits.maxInflatedBytes - sizeOf(archive.files);
  const files: InputFile[] = [];
  const refused = [...archive.refused];
  for (const file of archive.files) {
    try {
      const opened = await withParts(file, { ...limits, maxInflatedBytes: left });
      left -= sizeOfParts(opened);
      files.push(opened);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refused.push({ name: file.name, why: error.message });
    }
  }
  return { ...archive, files, refused };
}

const sizeOf = (files: readonly InputFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes.length, 0);

const sizeOfParts = ({ parts }: InputFile): number =>
  [...(parts?.values() ?? [])].reduce((sum, part) => sum + (typeof part === "string" ? 0 : part.length), 0);

/** How many bytes were inflated when a file was opened. */
export function inflatedBy(file: InputFile, opened: InputFile | Archive): number {
  const files = "files" in opened ? opened.files : [opened];
  const others = files.filter(({ bytes }) => bytes !== file.bytes);
  return sizeOf(others) + files.reduce((sum, one) => sum + sizeOfParts(one), 0);
}
