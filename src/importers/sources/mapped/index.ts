import type { FileFormat, FolderFormat, ReadingOptions } from "../format";
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { filesOf } from "./files-of";
import type { Mapping } from "./mapping";
import { readMapped } from "./read-mapped";
import { readMapping } from "./read-mapping";

const name = "mapped";

/** A table, a list or a file with front matter, by a mapping. */
export const mappedFile: FileFormat = {
  name,
  recognise: (file, options) => recognise([file], options),
  read: (file, options) => readMapped([file], mappingOf(options), file.name),
};

/** Tables, lists and files with front matter, by a mapping. */
export const mappedFolder: FolderFormat = {
  name,
  recognise,
  read(files, options) {
    const mapping = mappingOf(options);
    const source = readMapped(files, mapping, "folder");
    const read = new Set(mapping.rows.flatMap((rows) => filesOf(rows, files)));
    const left = files.filter((file) => !read.has(file));
    const [first] = left;
    if (!first) return source;
    const message = `${left.length} of ${files.length} files are of no rows of the mapping.`;
    return {
      ...source,
      remarks: [...source.remarks, { place: { file: first.name, line: 1, item: null }, message }],
    };
  },
};

function recognise(files: readonly SourceFile[], options: ReadingOptions): string | null {
  const { mapping } = options;
  if (mapping === null) return null;
  const isOfIt = mappingOf(options).rows.some((rows) => filesOf(rows, files).length > 0);
  return isOfIt ? `the mapping ${mapping.name} says what it is` : null;
}

const read = new WeakMap<SourceFile, Mapping>();

function mappingOf({ mapping }: ReadingOptions): Mapping {
  if (mapping === null)
    throw new Unreadable("Expected a mapping, which says what the rows and columns are: --mapping FILE.");
  const found = read.get(mapping) ?? readMapping(mapping);
  read.set(mapping, found);
  return found;
}
