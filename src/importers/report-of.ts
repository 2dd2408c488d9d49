import type { LoadChange, LoadChanges } from "../catalogue/catalogue";
import { idOfRecord, type Source, type SourceFile } from "./drafts/source";
import type { Input } from "./fetching/input";
import type { Identified } from "./identify/identify-source";
import type { SourceHead } from "./reading/packed-source";
import { nameOfRecord, type ReadItem, type ReadSource, type Reference, type Remark } from "./records";
import type { FileReport, ImportReport, OpenQuestion, RefusedRecord, WaitingDraft } from "./report";

/** What became of one source. */
export interface SourceResult {
  readonly source: Source;
  readonly changes: LoadChanges | null;
  /** Why none of it was accepted; null where it was. */
  readonly refused: string | null;
  readonly identified: Identified | null;
  readonly waiting: readonly WaitingDraft[];
  readonly refusals: readonly RefusedRecord[];
  /** What is odd about what was accepted. */
  readonly remarks?: readonly Remark[];
}

/** A file of a source that was read. */
export interface ReadFile {
  readonly file: string;
  readonly format: string;
  readonly why: string;
  readonly source: ReadSource;
}

/** What the report says of one source: all that is kept of it once the next one is accepted. */
export interface SourceReport
  extends
    Pick<ImportReport, "waiting" | "questions" | "forgotten">,
    Record<ChangeKind, readonly LoadChange[]> {
  readonly files: readonly FileReport[];
}

type ChangeKind = "added" | "changed" | "removed" | "held" | "edited";

/** Of a source that is gone there are no files. */
export function sourceReportOf(files: readonly ReadFile[], result: SourceResult): SourceReport {
  const { changes, refused, waiting } = result;
  return {
    files: files.length > 0 ? files.map((one) => fileReportOf(one, result)) : goneReportsOf(result, refused),
    added: changes?.added ?? [],
    changed: changes?.changed ?? [],
    removed: changes?.removed ?? [],
    held: changes?.held ?? [],
    edited: changes?.edited ?? [],
    waiting,
    questions: questionsOf(result),
    forgotten: Object.values(changes?.forgotten ?? {}).flat().length,
  };
}

export function reportOf(
  inputs: readonly Input[],
  sources: readonly SourceReport[],
  run: string,
): ImportReport {
  const listed = (kind: ChangeKind): LoadChange[] => sources.flatMap((one) => one[kind]);
  const [added, changed, removed] = [listed("added"), listed("changed"), listed("removed")];
  const files = new Map(sources.flatMap((one) => one.files.map((report) => [report.file, report] as const)));
  return {
    run: added.length + changed.length + removed.length > 0 ? run : null,
    files: inputs.map((input) => files.get(input.file) ?? inputReportOf(input, inputs)),
    added,
    changed,
    removed,
    held: listed("held"),
    edited: listed("edited"),
    waiting: sources.flatMap(({ waiting }) => waiting),
    questions: sources.flatMap(({ questions }) => questions),
    forgotten: sources.reduce((sum, one) => sum + one.forgotten, 0),
  };
}

const nothing = { line: null, items: 0, imported: 0, merged: 0, refused: [], remarks: [] };

/** Of what is no file of a source. */
function inputReportOf(found: Input, inputs: readonly Input[]): FileReport {
  const { file } = found;
  if ("unreadable" in found)
    return { ...nothing, file, format: null, why: found.unreadable, line: found.line };
  if ("source" in found) return listReportOf(found, inputs);
  if (found.status === "gone") return { ...nothing, file, format: null, why: gone };
  const { format = null, remarks = [] } = found.known ?? {};
  return { ...nothing, file, format, why: unchanged, remarks };
}

const goneReportsOf = ({ source }: SourceResult, refused: string | null): FileReport[] =>
  source.files.map(({ file }) => ({
    ...nothing,
    file,
    format: null,
    why: [gone, ...(refused === null ? [] : [refused])].join(" "),
  }));

function fileReportOf({ file, format, why, source }: ReadFile, result: SourceResult): FileReport {
  const ofFile = result.source.files.find((one) => one.file === file);
  if (!ofFile) throw new Error(`Expected a source of ${file}.`);
  return {
    file,
    format,
    why,
    line: null,
    ...accountOf(ofFile, result),
    remarks: [
      ...source.remarks,
      ...[...result.source.remarks, ...(result.remarks ?? [])].filter(({ place }) => place.file === file),
      ...refusedFacts(file, result),
    ],
  };
}

/** What later imports say of an address that has not changed since: what was odd about it, and what was refused that should not be. */
export function remarksToKeep(files: readonly ReadFile[], file: string, result: SourceResult): Remark[] {
  const reports = files.filter((one) => one.file === file).map((one) => fileReportOf(one, result));
  const refused = reports.flatMap((report) => report.refused).filter(({ isIntended }) => !isIntended);
  return [
    ...refused.map(({ place, why }) => ({ place, message: `It was refused. ${why}` })),
    ...reports.flatMap(({ remarks }) => remarks),
  ];
}

/** Of a list: what became of the sources that it names. */
function listReportOf(
  { file, format, why, source }: Extract<Input, { readonly source: SourceHead }>,
  inputs: readonly Input[],
): FileReport {
  const { items, remarks } = source.listed ?? { items: [], remarks: [] };
  const failed = new Map(inputs.map((one) => [one.file, whyFailed(one)]));
  const refused = items.flatMap((item) => {
    const reason =
      item.outcome === "refused"
        ? item.why
        : item.outcome === "listed"
          ? (failed.get(item.address) ?? null)
          : null;
    return reason === null ? [] : [{ place: item.place, why: reason, isIntended: false }];
  });
  const { length } = items;
  const merged = items.filter(({ outcome }) => outcome === "repeated").length;
  const imported = length - merged - refused.length;
  return { file, format, why, line: null, items: length, imported, merged, refused, remarks };
}

function whyFailed(input: Input): string | null {
  if ("unreadable" in input) return input.unreadable;
  return "status" in input && input.status === "gone" ? gone : null;
}

const unchanged = "its server says that it is as it was at the last import";

const gone = "Its server says that it is gone for good (410).";

function accountOf({ items }: SourceFile, { source, refused, identified, refusals }: SourceResult) {
  const refusedRecords = new Map(refusals.map(({ record, why }) => [nameOfRecord(record), why]));
  const whyRefused = (item: ReadItem): string | null => {
    if (item.outcome === "refused") return item.why;
    return (
      refused ?? (item.outcome === "read" ? (refusedRecords.get(nameOfRecord(item.record)) ?? null) : null)
    );
  };
  const isOthers = ({ type, key }: Reference) => {
    const record = source.recordOf(type, key);
    return record !== undefined && identified?.isOthers(record) === true;
  };
  const refusedItems = items.flatMap((item) => {
    const why = whyRefused(item);
    const isIntended = item.outcome === "refused" && item.isIntended === true;
    return why === null ? [] : [{ place: item.place, why, isIntended }];
  });
  const taken = items.filter((item) => whyRefused(item) === null);
  const imported = taken.filter((item) => item.outcome === "read" && !isOthers(item.record)).length;
  return { items: items.length, imported, merged: taken.length - imported, refused: refusedItems };
}

/** What is refused and no item of its own. */
function refusedFacts(file: string, { source, refusals }: SourceResult): Remark[] {
  const items = new Set(
    source.files.flatMap(({ items: those }) =>
      those.flatMap((item) => (item.outcome === "read" ? nameOfRecord(item.record) : [])),
    ),
  );
  return refusals.flatMap(({ record, why }) =>
    record.place.file !== file || items.has(nameOfRecord(record))
      ? []
      : [{ place: record.place, message: `${record.type} refused. ${why}` }],
  );
}

function questionsOf({ source, changes, identified }: SourceResult): OpenQuestion[] {
  const added = new Set(changes?.added.map(({ id }) => id));
  return (identified?.questions ?? []).flatMap(({ record, verdict }): OpenQuestion[] => {
    const { type, key, place, values } = record;
    const id = idOfRecord(source, type, key);
    // Of someone about whom every fact waits there is no record yet.
    if (!added.has(id)) return [];
    const said = values as Partial<Record<string, string | null>>;
    const name = said["name"] ?? said["title"] ?? key;
    const { id: other, score, reasons } = verdict;
    return [{ place, type, name, id, other, score, reasons }];
  });
}
