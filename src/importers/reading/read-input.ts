import type { ReadSource } from "../records";
import { recogniseFile, recogniseFolder, type Recognised } from "../sources/formats";
import { SourceFile } from "../sources/source-file";
import { Unreadable } from "../sources/unreadable";

/** A source as it was read, or why it cannot be. It crosses from a thread as it is. */
export type ReadInput = {
  /** The file, or the folder, as it was named. */
  readonly file: string;
} & (
  | { readonly format: string; readonly why: string; readonly source: ReadSource }
  | { readonly unreadable: string; readonly line: number | null }
);

/** A file as it crosses to a thread. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadInputOptions {
  /** What was asked to be read. */
  readonly name: string;
  /** The format; null: as it is recognised. */
  readonly as: string | null;
  readonly mapping: InputFile | null;
}

/** Reads a file, or a folder: as one source if it is of a format of folders, else each of its files. */
export function readInput(given: readonly InputFile[], { name, as, mapping }: ReadInputOptions): ReadInput[] {
  const options = { mapping: mapping && new SourceFile(mapping.name, mapping.bytes) };
  const files = given.map((file) => new SourceFile(file.name, file.bytes));
  const isFile = files.length === 1 && files[0]?.name === name;
  const whole = isFile ? null : attempt(name, () => recogniseFolder(files, as, options));
  return whole
    ? [whole]
    : files.flatMap((file) => attempt(file.name, () => recogniseFile(file, as, options)) ?? []);
}

/** Null where there is nothing to read. */
function attempt(file: string, recognise: () => Recognised | null): ReadInput | null {
  try {
    const found = recognise();
    return found && { file, format: found.format, why: found.why, source: found.read() };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { file, unreadable: error.message, line: error.line };
  }
}
