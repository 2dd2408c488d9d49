import picomatch from "picomatch";

import type { SourceFile } from "../source-file";
import { hasRowFormat } from "../tables/rows-of";
import type { RowsMapping } from "./mapping";

/** The files that a pattern is of, by the end of their paths; without a pattern those of a format of rows, or the only one. */
export function filesOf<File extends Pick<SourceFile, "name">>(
  { files: patterns }: Pick<RowsMapping, "files">,
  files: readonly File[],
): File[] {
  if (patterns.length === 0) return files.filter((file) => files.length === 1 || hasRowFormat(file.name));
  const matches = picomatch(
    patterns.map((pattern) => `**/${pattern}`),
    { dot: true },
  );
  return files.filter(({ name }) => matches(name.replaceAll("\\", "/").replace(/^\.?\/+/, "")));
}
