import { realpath } from "node:fs/promises";

import type { Catalogue, LoadChange, LoadChanges } from "../catalogue/catalogue";
import { programParts } from "../catalogue/history/stamp";
import { RostrumError } from "../domain/errors";
import { newRunId } from "../domain/ids";
import { draftsOf } from "./drafts/drafts";
import { idOfRecord, type Source, type SourceFile, sourceOf } from "./drafts/source";
import { type Identified, identifySource } from "./identify/identify-source";
import type { ReadFile } from "./reading/read-file";
import { ReadingThreads, type ReadingLimits } from "./reading/reading-threads";
import type { FileReport, ImportReport, OpenQuestion, WaitingDraft } from "./report";
import type { ReadSource } from "./records";

export interface ImportOptions {
  /** The format of all files; null: as each is recognised. */
  readonly as?: string | null;
  readonly isDryRun?: boolean;
  /** Drafts at least so sure are accepted, from 0 to 1. Default: 0.9. */
  readonly acceptAbove?: number;
  /** The ids of drafts that a person has accepted. Default: none. */
  readonly acceptedIds?: ReadonlySet<string>;
  /** Whether what is gone from its source is removed, however much it is at once. */
  readonly acceptRemovals?: boolean;
  readonly limits?: Partial<ReadingLimits>;
  readonly onFile?: (done: number, of: number) => void;
}

/** If more of a source is gone at once, a person decides. */
const maxRemovedShare = 0.2;

/**
 * The road of every source: files are read as records, these become drafts, which are identified with what is there and accepted, each source in one
 * edit. A file that cannot be read costs itself. All edits are one run.
 */
export async function importFiles(
  catalogue: Catalogue,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  const { as = null, limits, onFile } = options;
  const threads = new ReadingThreads(limits);
  const read: Array<{ readonly file: string; readonly found: ReadFile }> = [];
  try {
    for (const [index, file] of [...new Set(paths)].entries()) {
      read.push({ file, found: await threads.read(file, as) });
      onFile?.(index + 1, paths.length);
    }
  } finally {
    await threads.close();
  }
  const run = newRunId();
  const results: SourceResult[] = [];
  for (const source of await sourcesOf(read))
    results.push(await acceptSource(catalogue, source, run, options));
  return reportOf(read, results, run);
}

/** Files of the same source are together. */
async function sourcesOf(
  read: ReadonlyArray<{ readonly file: string; readonly found: ReadFile }>,
): Promise<Source[]> {
  const groups = new Map<string, Array<{ file: string; source: ReadSource }>>();
  for (const { file, found } of read) {
    if ("unreadable" in found) continue;
    const key = `${found.format} ${found.source.key ?? (await realpath(file))}`;
    groups.set(key, [...(groups.get(key) ?? []), { file, source: found.source }]);
  }
  return [...groups].map(([key, files]) => sourceOf(key, files));
}

/** What became of one source. */
interface SourceResult {
  readonly source: Source;
  readonly changes: LoadChanges | null;
  /** Why none of it was accepted; null where it was. */
  readonly refused: string | null;
  readonly identified: Identified | null;
  readonly waiting: readonly WaitingDraft[];
}

async function acceptSource(
  catalogue: Catalogue,
  source: Source,
  run: string,
  { isDryRun = false, acceptAbove = 0.9, acceptedIds = new Set(), acceptRemovals = false }: ImportOptions,
): Promise<SourceResult> {
  const folder = `import ${source.key}`;
  const identified = await identifySource(catalogue, source, await catalogue.othersOfLoad(folder));
  const { accepted, waiting } = draftsOf(source, identified, { acceptAbove, acceptedIds });
  try {
    const changes = await catalogue.load(
      {
        folder,
        source: source.url ?? source.title,
        entities: accepted,
        others: identified.others,
        leftOut: { records: 0, problems: [] },
      },
      {
        by: programParts.import,
        run,
        isDryRun,
        areSlugsProposed: true,
        maxRemovedShare: acceptRemovals ? 1 : maxRemovedShare,
      },
    );
    return { source, changes, refused: null, identified, waiting };
  } catch (error) {
    if (!(error instanceof RostrumError) || !isOfSource(error)) throw error;
    return { source, changes: null, refused: error.message, identified: null, waiting: [] };
  }
}

/** Whether an error is of what the source says, and not of the database. */
const isOfSource = ({ code }: RostrumError): boolean =>
  ["BAD_USER_INPUT", "BAD_DATE", "BAD_LINK", "DANGLING_REFERENCE", "IDENTIFIER_TAKEN", "IN_USE"].includes(
    code,
  );

function reportOf(
  read: ReadonlyArray<{ readonly file: string; readonly found: ReadFile }>,
  results: readonly SourceResult[],
  run: string,
): ImportReport {
  const listed = (kind: "added" | "changed" | "removed" | "held"): LoadChange[] =>
    results.flatMap(({ changes }) => changes?.[kind] ?? []);
  const [added, changed, removed] = [listed("added"), listed("changed"), listed("removed")];
  return {
    run: added.length + changed.length + removed.length > 0 ? run : null,
    files: read.map(({ file, found }) => fileReportOf(file, found, results)),
    added,
    changed,
    removed,
    held: listed("held"),
    waiting: results.flatMap(({ waiting }) => waiting),
    questions: results.flatMap(questionsOf),
    forgotten: results.flatMap(({ changes }) => Object.values(changes?.forgotten ?? {}).flat()).length,
  };
}

function fileReportOf(file: string, found: ReadFile, results: readonly SourceResult[]): FileReport {
  if ("unreadable" in found) {
    const none = { items: 0, imported: 0, merged: 0, refused: [], remarks: [] };
    return { file, format: null, why: found.unreadable, line: found.line, ...none };
  }
  for (const result of results) {
    const ofFile = result.source.files.find((one) => one.file === file);
    if (!ofFile) continue;
    const { format, why, source } = found;
    return { file, format, why, line: null, ...accountOf(ofFile, result), remarks: source.remarks };
  }
  throw new Error(`Expected a source of ${file}.`);
}

function accountOf({ items }: SourceFile, { source, refused, identified }: SourceResult) {
  const isOthers = (key: string) => {
    const record = source.recordOf("Episode", key);
    return record !== undefined && identified?.isOthers(record) === true;
  };
  const refusals = items.flatMap((item) => {
    if (item.outcome === "refused") return [{ place: item.place, why: item.why }];
    return refused === null ? [] : [{ place: item.place, why: refused }];
  });
  const taken = refused === null ? items.filter(({ outcome }) => outcome !== "refused") : [];
  const imported = taken.filter((item) => item.outcome === "read" && !isOthers(item.key)).length;
  return { items: items.length, imported, merged: taken.length - imported, refused: refusals };
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
