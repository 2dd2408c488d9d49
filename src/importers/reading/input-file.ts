import type { Sent } from "../sources/source-file";

/** A file as it crosses to a thread. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Absent where it was not fetched. */
  readonly sent?: Sent;
}
