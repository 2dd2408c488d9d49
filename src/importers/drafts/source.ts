import { idForKey, type TypeName } from "../../domain/ids";
import {
  type ImportRecord,
  nameOfRecord,
  type ReadItem,
  type ReadSource,
  type Reference,
  type Remark,
  type SourcePart,
} from "../records";
import { mergedRecord } from "../identify/merged-record";
import { withoutOddValues } from "./odd-values";

/** A file of a source, as it was read. */
export interface SourceFile {
  readonly file: string;
  readonly items: readonly ReadItem[];
}

/** A source of one or several files: pages of one feed are one source. */
export interface Source {
  readonly key: string;
  readonly title: string;
  readonly documentTitle: string;
  readonly url: string | null;
  readonly files: readonly SourceFile[];
  /** Those of a later file add to those of an earlier one; the earlier one's stay. */
  readonly records: readonly ImportRecord[];
  readonly recordOf: (type: TypeName, key: string) => ImportRecord | undefined;
  /** The ids that were made of its records, by their names: each is asked for many times. */
  readonly ids: Map<string, string>;
  /** Of values that the catalogue cannot have, which are left out. */
  readonly remarks: readonly Remark[];
}

/** The files of one source together. An item that an earlier file has too is a repetition. Of one record in several the first counts, and the others say what it does not. */
export function sourceOf(
  key: string,
  read: ReadonlyArray<{ readonly file: string; readonly source: ReadSource }>,
): Source {
  const [first] = read;
  const records = new Map<string, ImportRecord>();
  const remarks: Remark[] = [];
  const lines = new Map<string, number>();
  const files = read.map(({ file, source }): SourceFile => {
    const items = source.items.map((item): ReadItem => {
      if (item.outcome !== "read") return item;
      const name = nameOfRecord(item.record);
      const line = lines.get(name);
      if (line === undefined) {
        lines.set(name, item.place.line);
        return item;
      }
      return { place: item.place, title: item.title, outcome: "repeated", line };
    });
    for (const record of source.records) {
      const name = nameOfRecord(record);
      const before = records.get(name);
      const sound = withoutOddValues(record);
      records.set(name, before ? mergedRecord(before, [sound.record]) : sound.record);
      if (!before) remarks.push(...sound.remarks);
    }
    if (source.part && isAlone(source.part, read))
      remarks.push({ place: { file, line: 1, item: null }, message: source.part.lacks });
    return { file, items };
  });
  return {
    key,
    title: first?.source.title ?? key,
    documentTitle: first?.source.documentTitle ?? key,
    url: first?.source.url ?? null,
    files,
    records: [...records.values()],
    recordOf: (type, named) => records.get(nameOfRecord({ type, key: named })),
    ids: new Map(),
    remarks,
  };
}

const isAlone = ({ kind }: SourcePart, read: ReadonlyArray<{ readonly source: ReadSource }>): boolean =>
  read.every(({ source }) => source.part?.kind === kind);

/** The source with other records. `insteadOf` is the record that stands for one, where one does; the item of another than its own is a repetition. */
export function withRecords(
  source: Source,
  records: readonly ImportRecord[],
  insteadOf: (to: Reference) => ImportRecord | undefined,
): Source {
  const byName = new Map(records.map((record) => [nameOfRecord(record), record]));
  const files = source.files.map(({ file, items }): SourceFile => {
    const kept = items.map((item): ReadItem => {
      const now = item.outcome === "read" ? insteadOf(item.record) : undefined;
      if (item.outcome !== "read" || now === undefined || nameOfRecord(now) === nameOfRecord(item.record))
        return item;
      return { place: item.place, title: item.title, outcome: "repeated", line: now.place.line };
    });
    return { file, items: kept };
  });
  return { ...source, files, records, recordOf: (type, key) => byName.get(nameOfRecord({ type, key })) };
}

/** The id of what a source says by this key: the same at every import, on every database. */
export function idOfRecord(source: Pick<Source, "key" | "ids">, type: TypeName, key: string): string {
  const name = nameOfRecord({ type, key });
  const id = source.ids.get(name) ?? idForKey(type, `import ${source.key} ${key}`);
  source.ids.set(name, id);
  return id;
}

/** The id of the document that everything of the source cites. */
export const documentIdOf = (source: Pick<Source, "key" | "ids">): string =>
  idOfRecord(source, "Document", "document");
