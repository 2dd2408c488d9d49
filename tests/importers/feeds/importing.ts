import { readFile, writeFile } from "node:fs/promises";

import type { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles, type ImportOptions } from "../../../src/importers/import-files";
import type { ImportReport } from "../../../src/importers/report";
import { projectFolder } from "../../helpers/starting-catalogue";
import { temporaryFolder } from "../../helpers/temporary-catalogue";

export const feedFixture = (name: string): string => `${projectFolder}/tests/fixtures/feeds/${name}.xml`;

export const tideTables = feedFixture("tide-tables");

/** The text of a fixture. */
export const textOfFeed = (file: string): Promise<string> => readFile(file, "utf8");

/** Files with these texts, by name, in a folder of their own. */
export async function filesOf<Name extends string>(
  texts: Readonly<Record<Name, string | Uint8Array>>,
): Promise<Record<Name, string>> {
  const folder = await temporaryFolder();
  const paths = Object.entries<string | Uint8Array>(texts).map(async ([name, text]) => {
    await writeFile(`${folder}/${name}`, text);
    return [name, `${folder}/${name}`] as const;
  });
  return Object.fromEntries(await Promise.all(paths)) as Record<Name, string>;
}

/** A feed with these items, and what its channel says. */
export const feedOf = (items: string, channel = "<title>Made Up</title>"): string => `<?xml version="1.0"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel>${channel}${items}</channel></rss>`;

export const itemOf = (guid: string, title: string, more = ""): string =>
  `<item><guid>${guid}</guid><title>${title}</title>${more}</item>\n`;

/** Imports texts as files, each by its name. */
export async function importTexts(
  catalogue: Catalogue,
  texts: Readonly<Record<string, string | Uint8Array>>,
  options?: ImportOptions,
): Promise<ImportReport> {
  return importFiles(catalogue, Object.values(await filesOf(texts)), options);
}

/** What an import changes: `added Person Ana Sol`. */
export const changesIn = (report: ImportReport): string[] =>
  (["added", "changed", "removed"] as const).flatMap((kind) =>
    report[kind].map(({ type, name }) => `${kind} ${type} ${name}`),
  );

/** The account of each file: items are imported, merged or refused. */
export const accountsIn = ({ files }: ImportReport) =>
  files.map(({ items, imported, merged, refused }) => ({ items, imported, merged, refused: refused.length }));
