import { type ImportRecord, nameOfRecord, referencesOf } from "../records";

/** The names of these records, and of all that refers to one of them, directly or by others. */
export function withReferring(
  records: readonly ImportRecord[],
  isOne: (record: ImportRecord) => boolean,
): ReadonlySet<string> {
  const names = new Set(records.filter(isOne).map(nameOfRecord));
  for (let size = 0; size !== names.size;) {
    size = names.size;
    for (const record of records) {
      if (referencesOf(record).some((one) => names.has(nameOfRecord(one)))) names.add(nameOfRecord(record));
    }
  }
  return names;
}
