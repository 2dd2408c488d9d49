import { createHash } from "node:crypto";

import type { Catalogue } from "../catalogue/catalogue";
import { programParts } from "../catalogue/history/stamp";
import { RostrumError } from "../domain/errors";
import { newRunId } from "../domain/ids";
import { version } from "../domain/version";
import { draftsOf } from "./drafts/drafts";
import { documentIdOf, type Source, sourceOf } from "./drafts/source";
import { Fetcher, type FetcherOptions } from "./fetching/fetcher";
import { readInputs } from "./fetching/read-inputs";
import { Remembered } from "./fetching/remembered";
import { folderOf, goneSources, type Group, groupsOf, recordsIn } from "./groups";
import { identifySource } from "./identify/identify-source";
import { mergedWithin } from "./identify/merge-within";
import type { InputFile } from "./reading/input-file";
import { unpackedSource } from "./reading/packed-source";
import { inReadingThreads, type ReadingLimits } from "./reading/reading-threads";
import { SpillFile } from "./reading/spill-file";
import type { ImportReport } from "./report";
import {
  type ReadFile,
  remarksToKeep,
  reportOf,
  type SourceReport,
  sourceReportOf,
  type SourceResult,
} from "./report-of";
import { takenBy } from "./drafts/taken";

export interface ImportOptions {
  /** The format of all files; null: as each is recognised. */
  readonly as?: string | null;
  /** The file that says what the columns or properties of the sources are. Default: none. */
  readonly mapping?: InputFile | null;
  /** The encoding of texts without a byte order mark; null: as each file says or shows. */
  readonly encoding?: string | null;
  /** Whose profile the documents are; null: as each says itself. */
  readonly person?: string | null;
  readonly isDryRun?: boolean;
  /** Drafts at least so sure are accepted, from 0 to 1. Default: 0.9. */
  readonly acceptAbove?: number;
  /** The ids of drafts that a person has accepted. Default: none. */
  readonly acceptedIds?: ReadonlySet<string>;
  /** Whether what is gone from its source is removed, however much it is at once. */
  readonly acceptRemovals?: boolean;
  readonly limits?: Partial<ReadingLimits>;
  readonly fetching?: FetcherOptions;
  /** Whether addresses are read whose servers say that nothing has changed there. */
  readonly refetch?: boolean;
  /** Called when a file, a folder or an address has been read. */
  readonly onFile?: (done: number, of: number) => void;
  /** Called when the records of a source are in the catalogue, or refused. */
  readonly onRecords?: (done: number, of: number) => void;
}

const usualAcceptAbove = 0.9;

/** Each record that the writer refuses costs a try of its source. */
const maxRefusedByWriter = 20;

/** If more of a source is gone at once, a person decides. */
const maxRemovedShare = 0.2;

/**
 * The road of every source: files and what addresses send are read as records, these become drafts, which are identified with what is there and accepted,
 * each source in one edit. What cannot be fetched or read costs itself. All edits are one run.
 */
export async function importFiles(
  catalogue: Catalogue,
  given: readonly string[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  const {
    as = null,
    mapping = null,
    encoding = null,
    person = null,
    limits,
    fetching,
    acceptRemovals = false,
    acceptedIds,
  } = options;
  const remembered = new Remembered(await catalogue.fetched(), readAsOf(options));
  const spill = new SpillFile();
  try {
    const inputs = await inReadingThreads(spill, limits, (threads) =>
      readInputs(given, {
        threads,
        fetcher: new Fetcher(fetching),
        remembered,
        as,
        mapping,
        encoding,
        person,
        refetch: options.refetch === true || acceptRemovals || (acceptedIds?.size ?? 0) > 0,
        onFile: options.onFile,
      }),
    );
    const run = newRunId();
    const groups = await groupsOf(inputs, remembered);
    const reports: SourceReport[] = [];
    const records = groups.reduce((sum, group) => sum + recordsIn(group), 0);
    let done = 0;
    for (const group of groups) {
      reports.push(await acceptGroup(catalogue, group, spill, run, options));
      options.onRecords?.((done += recordsIn(group)), records);
    }
    for (const source of goneSources(inputs, groups, remembered))
      reports.push(sourceReportOf([], await removeGone(catalogue, source, run, options)));
    return reportOf(inputs, reports, run);
  } finally {
    await spill.close();
  }
}

/** Only one source is in memory at a time. */
async function acceptGroup(
  catalogue: Catalogue,
  group: Group,
  spill: SpillFile,
  run: string,
  options: ImportOptions,
): Promise<SourceReport> {
  const files: ReadFile[] = [];
  for (const { file, format, why, packed } of group.inputs)
    files.push({ file, format, why, source: unpackedSource(await spill.read(packed)) });
  const source = sourceOf(group.key, files);
  return sourceReportOf(files, await acceptSource(catalogue, source, { ...group, files }, run, options));
}

/** A digest of all that what is read of the same bytes depends on. */
const readAsOf = ({
  as = null,
  mapping = null,
  encoding = null,
  person = null,
  acceptAbove = usualAcceptAbove,
}: ImportOptions): string =>
  createHash("sha256")
    .update(JSON.stringify([version, as, acceptAbove, encoding, person]))
    .update(mapping?.bytes ?? "")
    .digest("hex");

/** A source that is gone for good: its facts stay, unless a person says otherwise. */
async function removeGone(
  catalogue: Catalogue,
  source: Source,
  run: string,
  { isDryRun = false, acceptRemovals = false }: ImportOptions,
): Promise<SourceResult> {
  const load = {
    folder: folderOf(source),
    source: source.title,
    entities: [],
    others: [],
    stating: { documentId: documentIdOf(source), ofOthers: [] },
    drafts: [],
    leftOut: { records: 0, problems: [] },
  };
  const nothing = { source, identified: null, waiting: [], refusals: [] };
  try {
    const changes = await catalogue.load(load, {
      by: programParts.import,
      run,
      isDryRun: isDryRun || !acceptRemovals,
      maxRemovedShare: acceptRemovals ? 1 : 0,
    });
    return { ...nothing, changes, refused: null };
  } catch (error) {
    if (!(error instanceof RostrumError) || !isOfSource(error)) throw error;
    return { ...nothing, changes: null, refused: error.message };
  }
}

async function acceptSource(
  catalogue: Catalogue,
  given: Source,
  { fetched, isWhole, files }: Group & { readonly files: readonly ReadFile[] },
  run: string,
  {
    isDryRun = false,
    acceptAbove = usualAcceptAbove,
    acceptedIds = new Set(),
    acceptRemovals = false,
  }: ImportOptions,
): Promise<SourceResult> {
  const folder = folderOf(given);
  const { source, questions } = await mergedWithin(catalogue, given);
  const identified = await identifySource(catalogue, source, await catalogue.othersOfLoad(folder), questions);
  const rejectedIds = await catalogue.rejectedOfLoad(folder);
  const refusedIds = new Map<string, string>();
  let taken = new Map<string, string>();
  for (;;) {
    const drafts = draftsOf(source, identified, { acceptAbove, acceptedIds, rejectedIds, refusedIds, taken });
    const { accepted, ofOthers, refused: refusals, remarks } = drafts;
    const waiting = drafts.waiting.map(({ report }) => report);
    const result = { source, changes: null, refused: null, identified, waiting, refusals, remarks };
    try {
      const changes = await catalogue.load(
        {
          folder,
          source: source.url ?? source.title,
          entities: accepted,
          others: identified.others,
          stating: { documentId: documentIdOf(source), ofOthers },
          fetched: fetched((file) => remarksToKeep(files, file, result)),
          leftOut: { records: 0, problems: [] },
          drafts: drafts.waiting.map(({ draft }) => draft),
        },
        {
          by: programParts.import,
          run,
          isDryRun,
          areSlugsProposed: true,
          maxRemovedShare: !isWhole ? 0 : acceptRemovals ? 1 : maxRemovedShare,
        },
      );
      return { ...result, changes };
    } catch (error) {
      if (!(error instanceof RostrumError) || !isOfSource(error)) throw error;
      if (error.code === "IDENTIFIER_TAKEN" && taken.size === 0) {
        taken = await takenBy(catalogue, accepted);
        if (taken.size > 0) continue;
      }
      const { message, data } = error;
      const id = data["id"];
      const isOfRecord =
        typeof id === "string" && accepted.some((one) => one.id === id && !refusedIds.has(id));
      if (!isOfRecord || refusedIds.size === maxRefusedByWriter)
        return { ...result, refused: message, identified: null, waiting: [] };
      refusedIds.set(id, message);
    }
  }
}

/** Whether an error is of what the source says, and not of the database. */
const isOfSource = ({ code }: RostrumError): boolean =>
  ["BAD_USER_INPUT", "BAD_DATE", "BAD_LINK", "DANGLING_REFERENCE", "IDENTIFIER_TAKEN", "IN_USE"].includes(
    code,
  );
