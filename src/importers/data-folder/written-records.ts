import { dataFiles, showFile, showFolder } from "./data-files";
import type { RecordLists } from "./record-format";
import { recordFormats } from "./record-formats";

/** The number of records that a file of a data folder has, those within others included. A file of no known name has none. */
export function countWrittenRecords(name: string, value: unknown): number {
  if (name.startsWith(showFolder)) return isRecord(value) ? 1 + countIn(showFile.lists, value) : 0;
  return countIn(dataFiles.find((file) => `${file.name}.yaml` === name)?.lists ?? {}, value);
}

function countIn(lists: RecordLists, value: unknown): number {
  if (!isRecord(value)) return 0;
  return Object.entries(lists)
    .flatMap(([name, { of }]) => {
      const list = value[name];
      const records = Array.isArray(list) ? list.filter(isRecord) : [];
      return records.map((record) => 1 + countIn(recordFormats[of].lists ?? {}, record));
    })
    .reduce((sum, count) => sum + count, 0);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
