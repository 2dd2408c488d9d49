import { shown } from "../../domain/errors";
import type { ReadSource } from "../records";
import { bibtex } from "./bibtex";
import { conferenceSchedule } from "./conference-schedule";
import { cslJson } from "./csl-json";
import type { FileFormat, FolderFormat, ReadingOptions } from "./format";
import { beginsAsJson, jsonOf } from "./json/json-file";
import { jsonLd } from "./json-ld";
import { jsonResume } from "./json-resume";
import { orcid } from "./orcid";
import { opml } from "./opml";
import { podcastFeed } from "./podcast-feed";
import { isWordOrPdf, profile } from "./profile";
import { ris } from "./ris";
import { sessionTable } from "./session-table";
import { sessionize } from "./sessionize";
import type { SourceFile } from "./source-file";
import { mappedFile, mappedFolder } from "./mapped";
import { hasRowFormat } from "./tables/rows-of";
import { Unreadable } from "./unreadable";
import { rootName } from "./xml/root-name";

/** In the order in which a file is tried with them. */
const fileFormats: readonly FileFormat[] = [
  podcastFeed,
  opml,
  conferenceSchedule,
  sessionize,
  sessionTable,
  bibtex,
  orcid,
  jsonResume,
  cslJson,
  ris,
  jsonLd,
  profile,
];

/** In the order in which a folder or an archive is tried with them. */
const folderFormats: readonly FolderFormat[] = [];

export const formatNames: readonly string[] = [
  ...new Set([...fileFormats, ...folderFormats, mappedFile].map(({ name }) => name)),
];

/** What a source is read as, and why. */
export interface Recognised {
  readonly format: string;
  readonly why: string;
  readonly read: () => ReadSource;
}

/** The format of a file. Throws Unreadable where it is of none. */
export function recogniseFile(file: SourceFile, as: string | null, options: ReadingOptions): Recognised {
  const found = recogniseBy(formatsFor(file), file, as, options);
  if (found) return found;
  const { text } = file;
  if (rootName(text)?.toLowerCase() === "html" || /^\s*<!doctype\s+html\b/i.test(text)) {
    throw new Unreadable(
      "Expected a feed, but got a page in HTML: perhaps one to log in, or of an error.",
      1,
    );
  }
  // Broken JSON is of no format, and is named with its line.
  if (beginsAsJson(file)) jsonOf(file);
  const got = text.trim() === "" ? "an empty file" : shown(text.trim().slice(0, 60));
  throw new Unreadable(`Expected one of ${formatNames.join(", ")}, but got ${got}.${hintOf(file)}`, 1);
}

/** Of what is no text only one format reads anything; the others would ask for the text. */
const formatsFor = (file: SourceFile): readonly FileFormat[] =>
  isWordOrPdf(file) ? [mappedFile, profile] : [mappedFile, ...fileFormats];

const hintOf = ({ name }: SourceFile): string =>
  hasRowFormat(name) ? " What its rows and columns are, a mapping says: --mapping FILE." : "";

/** The format of all these files as one source; null where they are none. */
export const recogniseFolder = (
  files: readonly SourceFile[],
  as: string | null,
  options: ReadingOptions,
): Recognised | null => recogniseBy([mappedFolder, ...folderFormats], files, as, options);

function recogniseBy<Input>(
  formats: ReadonlyArray<{
    readonly name: string;
    readonly recognise: (input: Input, options: ReadingOptions) => string | null;
    readonly read: (input: Input, options: ReadingOptions) => ReadSource;
  }>,
  input: Input,
  as: string | null,
  options: ReadingOptions,
): Recognised | null {
  for (const { name, recognise, read } of formats) {
    const asked = as === null ? recognise(input, options) : name === as ? "as was asked for" : null;
    if (asked !== null) return { format: name, why: asked, read: () => read(input, options) };
  }
  return null;
}
