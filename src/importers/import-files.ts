import { realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import type { Catalogue } from "../catalogue/catalogue";
import { programParts } from "../catalogue/history/stamp";
import { RostrumError } from "../domain/errors";
import { newRunId } from "../domain/ids";
import { draftsOf } from "./drafts/drafts";
import { type Source, sourceOf } from "./drafts/source";
import { identifySource } from "./identify/identify-source";
import { mergedWithin } from "./identify/merge-within";
import type { InputFile } from "./reading/input-file";
import type { ReadInput } from "./reading/read-input";
import { ReadingThreads, type ReadingLimits } from "./reading/reading-threads";
import type { ReadSource } from "./records";
import type { ImportReport } from "./report";
import { reportOf, type SourceResult } from "./report-of";
import { takenBy } from "./drafts/taken";

export interface ImportOptions {
  /** The format of all files; null: as each is recognised. */
  readonly as?: string | null;
  /** The file that says what the columns or properties of the sources are. Default: none. */
  readonly mapping?: InputFile | null;
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

/** Each record that the writer refuses costs a try of its source. */
const maxRefusedByWriter = 20;

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
  const { as = null, mapping = null, limits, onFile } = options;
  const threads = new ReadingThreads(limits);
  const read: ReadInput[] = [];
  try {
    for (const [index, path] of [...new Set(paths)].entries()) {
      read.push(...(await threads.read(path, as, mapping)));
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
async function sourcesOf(read: readonly ReadInput[]): Promise<Source[]> {
  const groups = new Map<string, Array<{ file: string; source: ReadSource }>>();
  for (const found of read) {
    if ("unreadable" in found) continue;
    const { file, format, source } = found;
    const key = `${format} ${source.key ?? (await realPathOf(file))}`;
    groups.set(key, [...(groups.get(key) ?? []), { file, source }]);
  }
  return [...groups].map(([key, files]) => sourceOf(key, files));
}

/** The same by whatever way it is reached; of a file in an archive, its path there follows the archive's. */
async function realPathOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["ENOENT", "ENOTDIR"].includes(code) || dirname(file) === file) throw error;
    return join(await realPathOf(dirname(file)), basename(file));
  }
}

async function acceptSource(
  catalogue: Catalogue,
  given: Source,
  run: string,
  { isDryRun = false, acceptAbove = 0.9, acceptedIds = new Set(), acceptRemovals = false }: ImportOptions,
): Promise<SourceResult> {
  const folder = `import ${given.key}`;
  const { source, questions } = await mergedWithin(catalogue, given);
  const identified = await identifySource(catalogue, source, await catalogue.othersOfLoad(folder), questions);
  const rejectedIds = await catalogue.rejectedOfLoad(folder);
  const refusedIds = new Map<string, string>();
  let taken = new Map<string, string>();
  for (;;) {
    const drafts = draftsOf(source, identified, { acceptAbove, acceptedIds, rejectedIds, refusedIds, taken });
    const { accepted, refused: refusals, remarks } = drafts;
    const waiting = drafts.waiting.map(({ report }) => report);
    try {
      const changes = await catalogue.load(
        {
          folder,
          source: source.url ?? source.title,
          entities: accepted,
          others: identified.others,
          leftOut: { records: 0, problems: [] },
          drafts: drafts.waiting.map(({ draft }) => draft),
        },
        {
          by: programParts.import,
          run,
          isDryRun,
          areSlugsProposed: true,
          maxRemovedShare: acceptRemovals ? 1 : maxRemovedShare,
        },
      );
      return { source, changes, refused: null, identified, waiting, refusals, remarks };
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
        return { source, changes: null, refused: message, identified: null, waiting: [], refusals, remarks };
      refusedIds.set(id, message);
    }
  }
}

/** Whether an error is of what the source says, and not of the database. */
const isOfSource = ({ code }: RostrumError): boolean =>
  ["BAD_USER_INPUT", "BAD_DATE", "BAD_LINK", "DANGLING_REFERENCE", "IDENTIFIER_TAKEN", "IN_USE"].includes(
    code,
  );
