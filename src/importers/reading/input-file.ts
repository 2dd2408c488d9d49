import type { PartsOfFile } from "../sources/office-files";
import type { PdfLine } from "../sources/pdf-text";
import type { Sent } from "../sources/source-file";

/** A file as it crosses to a thread. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Absent where it was not fetched. */
  readonly sent?: Sent;
  /** Absent where it is none of several parts, or not opened yet. */
  readonly parts?: PartsOfFile;
  /** The lines of a PDF, or why there are none. Absent where it is no PDF. */
  readonly pages?: readonly PdfLine[] | string;
  /** The encoding that a person says; absent where no one does. */
  readonly encoding?: string;
}
