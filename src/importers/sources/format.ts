import type { ReadSource } from "../records";
import type { SourceFile } from "./source-file";

/** What a person says of a source beside its name. */
export interface ReadingOptions {
  /** The file that says what its columns or properties are; null: none is given. */
  readonly mapping: SourceFile | null;
  /** Whose profile the source is. Absent or null: as it says itself. */
  readonly person?: string | null;
}

interface Format<Input> {
  readonly name: string;
  /** What it is read as and why, in words; null where it is not of this format. Throws nothing for a file of another format. */
  readonly recognise: (input: Input, options: ReadingOptions) => string | null;
  /** Throws Unreadable where nothing of it can be read. */
  readonly read: (input: Input, options: ReadingOptions) => ReadSource;
}

/** A format of single files. It yields records, and knows nothing of the catalogue. */
export type FileFormat = Format<SourceFile>;

/** A format of folders, or archives: all files are one source. Those that are none of it are items refused, or remarks. */
export type FolderFormat = Format<readonly SourceFile[]>;
