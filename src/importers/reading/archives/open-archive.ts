import type { InputFile } from "../input-file";
import type { Archive, ArchiveLimits } from "./archive";
import { inflate, isGzip } from "./inflate";
import { isTar, openTar } from "./open-tar";
import { isZip, openZip } from "./open-zip";

/**
 * A tar, a compressed tar or a ZIP with its files; any other file as it is, inflated if it is a gzip. An archive in an archive is one file of it.
 * What it is, its first bytes say. Throws Unreadable.
 */
export async function openArchive(file: InputFile, limits: ArchiveLimits): Promise<InputFile | Archive> {
  const { name, bytes } = file;
  if (isZip(bytes)) return (await openZip(name, bytes, limits)) ?? file;
  const inflated = isGzip(bytes) ? inflate(bytes, limits.maxInflatedBytes) : bytes;
  return isTar(inflated) ? openTar(name, inflated, limits) : { ...file, bytes: inflated };
}
