import { readFile } from "node:fs/promises";

import { databaseName } from "../../database/url";
import { BadInput, NotFound, shown } from "../../domain/errors";
import { importFiles } from "../../importers/import-files";
import { placeInWords } from "../../importers/records";
import type { FileReport, ImportReport, OpenQuestion, WaitingDraft } from "../../importers/report";
import { formatNames } from "../../importers/sources/formats";
import { readSettings } from "../../server/settings";
import { mappingAt } from "../mapping-file";
import { assertEncoding } from "../encodings";
import { exitCodes } from "../exit-codes";
import { print } from "../output";
import { printChanges, totalOf } from "../print-changes";
import { Progress } from "../progress";
import { withCatalogueToWrite } from "../with-catalogue-to-write";
import { writeTo } from "../write-file";

interface ImportCommandOptions {
  readonly as?: string;
  readonly mapping?: string;
  readonly encoding?: string;
  readonly person?: string;
  readonly acceptAbove?: string;
  readonly drafts?: string;
  readonly accept?: string;
  readonly acceptRemovals?: boolean;
  readonly allowHost?: readonly string[];
  readonly refetch?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Of remarks, drafts and questions so many are shown; JSON has all. */
const maxShown = 20;

/** Imports files by others, also from addresses, and prints what became of each item. */
export async function importCommand(
  files: readonly string[],
  {
    as,
    mapping: mappingName,
    encoding,
    person,
    acceptAbove,
    drafts,
    accept,
    acceptRemovals = false,
    allowHost: allowHosts = [],
    refetch = false,
    dryRun: isDryRun = false,
    json = false,
  }: ImportCommandOptions,
): Promise<void> {
  if (as !== undefined && !formatNames.includes(as)) {
    throw new BadInput(`Expected one of ${formatNames.join(", ")} after --as, but got ${shown(as)}.`);
  }
  if (encoding !== undefined) assertEncoding(encoding);
  const least = acceptAbove === undefined ? undefined : shareOf(acceptAbove);
  const acceptedIds = accept === undefined ? undefined : await idsIn(accept);
  const mapping = mappingName === undefined ? null : await mappingAt(mappingName);
  const settings = readSettings(process.env);
  const database = databaseName(settings.databaseUrl);
  await withCatalogueToWrite(settings, isDryRun, async (catalogue) => {
    const progress = new Progress();
    const report = await importFiles(catalogue, files, {
      as: as ?? null,
      mapping: mapping && { name: mapping.name, bytes: mapping.bytes },
      encoding: encoding ?? null,
      person: person ?? null,
      isDryRun,
      acceptRemovals,
      fetching: { allowHosts },
      // The list is of all drafts, those of what has not changed too.
      refetch: refetch || drafts !== undefined,
      ...(least === undefined ? {} : { acceptAbove: least }),
      ...(acceptedIds === undefined ? {} : { acceptedIds }),
      onFile: (done, of) => progress.count("Reading files", done, of),
      onRecords: (done, of) => progress.count("Accepting records", done, of),
    }).finally(() => progress.end());
    const { run, waiting } = report;
    if (drafts !== undefined) await writeTo(drafts, waiting.map((draft) => `${lineOf(draft)}\n`).join(""));
    if (json) print(JSON.stringify({ database, isDryRun, ...report, run: isDryRun ? null : run }, null, 2));
    else printReport(report, database, isDryRun);
    const isWhole = report.files.every(
      ({ format, refused }) => format !== null && refused.every(({ isIntended }) => isIntended),
    );
    if (!isWhole) process.exitCode = exitCodes.found;
  });
}

/** The ids at the beginning of the lines of a file of drafts. */
async function idsIn(file: string): Promise<ReadonlySet<string>> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new NotFound(`Expected a file of drafts after --accept, but there is none at ${shown(file)}.`);
  });
  return new Set(text.split("\n").flatMap((line) => /^\s*(\w+)/.exec(line)?.[1] ?? []));
}

function shareOf(text: string): number {
  const share = Number(text);
  if (text.trim() !== "" && share >= 0 && share <= 1) return share;
  throw new BadInput(`Expected a number from 0 to 1 after --accept-above, but got ${shown(text)}.`);
}

function printReport(report: ImportReport, database: string, isDryRun: boolean): void {
  const { files, held, edited, waiting, questions, forgotten, run } = report;
  printChanges(report);
  for (const file of files) printFile(file);
  printSome(questions, questionSentence);
  printSome(waiting, waitingSentence);
  if (waiting.length > 0)
    print(
      `${counted(waiting, "draft")} not sure enough. \`rostrum review\` decides on each by a key; --drafts FILE lists them, --accept FILE takes those of a list, --accept-above those that are as sure as it says.`,
    );
  if (held.length > 0)
    print(
      `${counted(held, "record")} gone from the source, and kept, since it is much at once, or all. --accept-removals removes them.`,
    );
  if (edited.length > 0)
    print(
      `${counted(edited, "record")} kept as edited here, since its source says otherwise. What it says is among the contradictions.`,
    );
  if (forgotten > 0) print(`${forgotten} records were left out or changed, since a person was forgotten.`);
  print(
    `${counted(files, "file")} into ${database}: ${totalOf(report) || "nothing to change"}.${isDryRun ? " A dry run: nothing was kept." : ""}`,
  );
  if (run !== null && !isDryRun) print(`To take it back: rostrum undo ${run}`);
}

function printFile({ file, format, why, line, items, imported, merged, refused, remarks }: FileReport): void {
  if (format === null) {
    print(`${file}${line === null ? "" : `:${line}`} not read. ${why}`);
    return;
  }
  print(
    `${file} is ${format}: ${why}. ${items} items: ${imported} imported, ${merged} merged, ${refused.length} refused.`,
  );
  for (const { place, why: reason } of refused) print(`${placeInWords(place)} refused. ${reason}`);
  printSome(remarks, ({ place, message }) => `${placeInWords(place)} ${message}`);
}

function printSome<T>(all: readonly T[], sentenceOf: (one: T) => string): void {
  for (const one of all.slice(0, maxShown)) print(sentenceOf(one));
  if (all.length > maxShown) print(`… and ${all.length - maxShown} more`);
}

const questionSentence = ({ place, type, name, id, other, reasons }: OpenQuestion): string =>
  `${placeInWords(place)} Is the ${type} “${name}” ${other}? Both have: ${reasons.map(({ kind }) => kind.toLowerCase()).join(", ")}. If so: rostrum merge ${other} ${id}`;

/** A draft in a file of drafts. */
const lineOf = (draft: WaitingDraft): string => `${draft.id}  ${waitingSentence(draft)}`;

const waitingSentence = ({ place, what, inference }: WaitingDraft): string =>
  `${placeInWords(place)} ? ${what} (${inference.confidence}, from ${inference.from})`;

const counted = (all: readonly unknown[], what: string): string =>
  `${all.length} ${what}${all.length === 1 ? "" : "s"}`;
