import type { InputFile } from "../input-file";

/** A file of an archive that is not read, and why. */
export interface RefusedFile {
  readonly name: string;
  readonly why: string;
}

/** The regular files of an archive, in the order of their names. Links, folders and hidden files are left out. */
export interface Archive {
  readonly name: string;
  readonly files: readonly InputFile[];
  readonly refused: readonly RefusedFile[];
}

export interface ArchiveLimits {
  /** Of all that is inflated, together. */
  readonly maxInflatedBytes: number;
  readonly maxFiles: number;
}
