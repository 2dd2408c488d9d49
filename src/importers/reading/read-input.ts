import type { ReadSource, Remark } from "../records";
import { recogniseFile, recogniseFolder, type Recognised } from "../sources/formats";
import type { ReadingOptions } from "../sources/format";
import { isPdf, pdfLinesOf } from "../sources/pdf-text";
import { SourceFile } from "../sources/source-file";
import { Unreadable } from "../sources/unreadable";
import type { Archive, ArchiveLimits } from "./archives/archive";
import { inflatedBy, openArchive } from "./archives/open-archive";
import type { InputFile } from "./input-file";

interface Unread {
  readonly unreadable: string;
  readonly line: number | null;
}

/** A source as it was read, or why it cannot be. It crosses from a thread as it is. */
export type ReadInput = {
  /** The file, the folder or the archive, as it was named. */
  readonly file: string;
} & ({ readonly format: string; readonly why: string; readonly source: ReadSource } | Unread);

export interface ReadInputOptions {
  /** What was asked to be read. */
  readonly name: string;
  /** The format; null: as it is recognised. */
  readonly as: string | null;
  readonly mapping: InputFile | null;
  /** The encoding of texts without a byte order mark; null: as each file says or shows. */
  readonly encoding?: string | null;
  /** Whose profile it is; null: as it says itself. */
  readonly person?: string | null;
  readonly limits: ArchiveLimits;
}

/** Reads a file, or a folder or an archive: as one source if it is of a format of folders, else each of its files. Archives in a folder are sources of their own. */
export async function readInput(
  given: readonly InputFile[],
  { name, as, mapping, encoding = null, person = null, limits }: ReadInputOptions,
): Promise<ReadInput[]> {
  const options = { mapping: mapping && new SourceFile(mapping.name, mapping.bytes), person };
  const isFile = given.length === 1 && given[0]?.name === name;
  const files: InputFile[] = [];
  const archives: Archive[] = [];
  const unread: ReadInput[] = [];
  let left = limits.maxInflatedBytes;
  for (const file of given) {
    try {
      const opened = await openArchive(file, { ...limits, maxInflatedBytes: left });
      if ("files" in opened) archives.push(opened);
      else files.push(await withPages(opened));
      left -= inflatedBy(file, opened);
    } catch (error) {
      unread.push(unreadOf(file.name, error));
    }
  }
  if (encoding !== null)
    for (const file of [...files, ...archives.flatMap((archive) => archive.files)])
      Object.assign(file, { encoding });
  return [
    ...(isFile ? readEach(files, as, options) : readFolder(name, files, as, options)),
    ...archives.flatMap((archive) => readArchive(archive, as, options)),
    ...unread,
  ];
}

/** A PDF with its lines, which are read before its format is asked. */
const withPages = async (file: InputFile): Promise<InputFile> =>
  isPdf(file.bytes) ? { ...file, pages: await pdfLinesOf(file.bytes) } : file;

function readArchive(
  { name, files, refused }: Archive,
  as: string | null,
  options: ReadingOptions,
): ReadInput[] {
  const unread = refused.map((file) => ({ file: file.name, unreadable: file.why, line: null }));
  if (files.length === 0 && unread.length === 0)
    return [{ file: name, unreadable: "Expected files in the archive, but there are none.", line: null }];
  return [...readFolder(name, files, as, options), ...unread];
}

function readFolder(
  name: string,
  given: readonly InputFile[],
  as: string | null,
  options: ReadingOptions,
): ReadInput[] {
  const files = given.map(sourceFileOf);
  const whole = files.length === 0 ? null : attempt(name, files, () => recogniseFolder(files, as, options));
  return whole ? [whole] : readEach(given, as, options);
}

const readEach = (given: readonly InputFile[], as: string | null, options: ReadingOptions): ReadInput[] =>
  given
    .map(sourceFileOf)
    .flatMap((file) => attempt(file.name, [file], () => recogniseFile(file, as, options)) ?? []);

const sourceFileOf = ({ name, bytes, ...more }: InputFile): SourceFile => new SourceFile(name, bytes, more);

/** Null where there is nothing to read. */
function attempt(
  name: string,
  files: readonly SourceFile[],
  recognise: () => Recognised | null,
): ReadInput | null {
  try {
    const found = recognise();
    if (found === null) return null;
    const source = found.read();
    const encodings = files.flatMap(({ name: file, oddEncoding }): Remark[] =>
      oddEncoding === null
        ? []
        : [{ place: { file, line: oddEncoding.line, item: null }, message: oddEncoding.message }],
    );
    const remarks = [...encodings, ...source.remarks];
    return { file: name, format: found.format, why: found.why, source: { ...source, remarks } };
  } catch (error) {
    return unreadOf(name, error);
  }
}

function unreadOf(file: string, error: unknown): ReadInput {
  if (!(error instanceof Unreadable)) throw error;
  return { file, unreadable: error.message, line: error.line };
}
