import type { LoadChange, LoadChanges } from "../catalogue/catalogue";
import { idOfRecord, type Source, type SourceFile } from "./drafts/source";
import { type Input, listedIn } from "./fetching/input";
import type { Identified } from "./identify/identify-source";
import { nameOfRecord, type ReadItem, type Reference, type Remark } from "./records";
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

export function reportOf(
  inputs: readonly Input[],
  results: readonly SourceResult[],
  run: string,
): ImportReport {
  const listed = (kind: "added" | "changed" | "removed" | "held" | "edited"): LoadChange[] =>
    results.flatMap(({ changes }) => changes?.[kind] ?? []);
  const [added, changed, removed] = [listed("added"), listed("changed"), listed("removed")];
  return {
    run: added.length + changed.length + removed.length > 0 ? run : null,
    files: inputs.map((found) => fileReportOf(found, results, inputs)),
    added,
    changed,
    removed,
    held: listed("held"),
    edited: listed("edited"),
    waiting: results.flatMap(({ waiting }) => waiting),
    questions: results.flatMap(questionsOf),
    forgotten: results.flatMap(({ changes }) => Object.values(changes?.forgotten ?? {}).flat()).length,
  };
}

function fileReportOf(found: Input, results: readonly SourceResult[], inputs: readonly Input[]): FileReport {
  const { file } = found;
  const none = { line: null, items: 0, imported: 0, merged: 0, refused: [], remarks: [] };
  if ("unreadable" in found) return { ...none, file, format: null, why: found.unreadable, line: found.line };
  if ("status" in found) {
    if (found.status === "unchanged")
      return { ...none, file, format: found.known?.format ?? null, why: unchanged };
    const refused = results.find(({ source }) => source.files.some((one) => one.file === file))?.refused;
    return { ...none, file, format: null, why: [gone, ...(refused ? [refused] : [])].join(" ") };
  }
  if (listedIn(found) !== null) return listReportOf(found, inputs);
  for (const result of results) {
    const ofFile = result.source.files.find((one) => one.file === file);
    if (!ofFile) continue;
    const { format, why, source } = found;
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
  throw new Error(`Expected a source of ${file}.`);
}

/** Of a list: what became of the sources that it names. */
function listReportOf(
  { file, format, why, source }: Extract<Input, { readonly format: string; readonly source: unknown }>,
  inputs: readonly Input[],
): FileReport {
  const failed = new Map(inputs.map((one) => [one.file, whyFailed(one)]));
  const refused = source.items.flatMap((item) => {
    const reason =
      item.outcome === "refused"
        ? item.why
        : item.outcome === "listed"
          ? (failed.get(item.address) ?? null)
          : null;
    return reason === null ? [] : [{ place: item.place, why: reason, isIntended: false }];
  });
  const { length } = source.items;
  const merged = source.items.filter(({ outcome }) => outcome === "repeated").length;
  const imported = length - merged - refused.length;
  return { file, format, why, line: null, items: length, imported, merged, refused, remarks: source.remarks };
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
