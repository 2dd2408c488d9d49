import type { ReadSource } from "../records";
import { Unreadable } from "../sources/unreadable";
import { recognise } from "../sources/formats";
import { textOf } from "../sources/source-text";

/** A file as it was read, or why it cannot be. It crosses from a thread as it is. */
export type ReadFile =
  | { readonly format: string; readonly why: string; readonly source: ReadSource }
  | { readonly unreadable: string; readonly line: number | null };

export interface ReadFileOptions {
  /** As it is shown. */
  readonly name: string;
  /** The format; null: as it is recognised. */
  readonly as: string | null;
}

/** Reads the bytes of one file. */
export function readFile(bytes: Uint8Array, { name, as }: ReadFileOptions): ReadFile {
  try {
    const source = { name, text: textOf(bytes) };
    const { format, why } = recognise(source, as);
    return { format: format.name, why, source: format.read(source) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { unreadable: error.message, line: error.line };
  }
}
