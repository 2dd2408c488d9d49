import type { Place } from "../../records";
import type { SourceFile } from "../source-file";
import type { Row } from "../tables/row";
import { rowsOf } from "../tables/rows-of";
import { Unreadable } from "../unreadable";
import { ColumnsInUse } from "./columns-in-use";
import { filesOf } from "./files-of";
import type { RowsMapping } from "./mapping";
import { placeOfRow } from "./places";

interface Reports {
  readonly report: (place: Place, message: string) => void;
  /** Of what cannot be read. */
  readonly refuse: (place: Place, title: string, why: string) => void;
}

/** The rows of a mapping. A file or a sheet that is broken costs itself; the only file throws Unreadable. */
export function rowsInFiles(
  mapping: RowsMapping,
  files: readonly SourceFile[],
  { report, refuse }: Reports,
): Row[] {
  const columns = new ColumnsInUse(mapping);
  const rows = filesOf(mapping, files).flatMap((file) => {
    const placed = { file: file.name, item: null };
    try {
      const found = rowsOf(file, mapping, columns.unseen);
      for (const { message, ...place } of found.odd) report({ ...placed, ...place }, message);
      for (const { why, ...place } of found.refused) refuse({ ...placed, ...place }, file.name, why);
      return found.rows;
    } catch (error) {
      if (!(error instanceof Unreadable) || files.length === 1) throw error;
      refuse({ ...placed, line: error.line ?? 1 }, file.name, error.message);
      return [];
    }
  });
  for (const row of rows) columns.see(row);
  const [first] = rows;
  if (first)
    for (const name of columns.unseen)
      report(placeOfRow(first), `No row has “${name}”, which the mapping names.`);
  return rows;
}
