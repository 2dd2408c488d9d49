import { mkdir, rename, rm, rmdir } from "node:fs/promises";

import { Catalogue } from "../../catalogue/catalogue";
import { databaseName } from "../../database/url";
import { BadInput, shown } from "../../domain/errors";
import { exportCatalogue, exportFormats, type ExportFormat } from "../../exporters/export-catalogue";
import { assertNewOrEmpty } from "../new-folder";
import { print } from "../output";
import { withCatalogue } from "../with-catalogue";
import type { ExportListOptions } from "./export-list";
import { listFormats } from "./list-formats";

interface ExportOptions extends ExportListOptions {
  readonly format: string;
}

/** Writes all entities to a new folder, or a list in a format of others to a file. */
export async function exportCommand(given: string | undefined, options: ExportOptions): Promise<void> {
  const { format, json = false, output, excel, confirmed, ...subjects } = options;
  if (Object.hasOwn(listFormats, format)) {
    if (given !== undefined)
      throw new BadInput(
        `Expected --output FILE with --format ${format}, but got the folder ${shown(given)}.`,
      );
    // It loads the graph, which the others do without.
    return (await import("./export-list.js")).exportListCommand(format, options);
  }
  if (!isFormat(format)) {
    const names = [...exportFormats, ...Object.keys(listFormats)];
    throw new BadInput(`Expected --format to be one of ${names.join(", ")}, but got ${shown(format)}.`);
  }
  if (
    output !== undefined ||
    excel !== undefined ||
    confirmed !== undefined ||
    Object.keys(subjects).length > 0
  )
    throw new BadInput(
      `Expected a folder with --format ${format}, which is of all of the graph, and no other options.`,
    );
  return exportFolder(given ?? "rostrum-export", format, json);
}

/** Writes all entities as they are at one moment. The folder is there once all of it is written. */
async function exportFolder(folder: string, format: ExportFormat, json: boolean): Promise<void> {
  await assertNewOrEmpty(folder);
  await withCatalogue(async (_, progress, { databaseUrl }) => {
    const unfinished = `${folder}.unfinished-${process.pid}`;
    await mkdir(unfinished, { recursive: true });
    try {
      let total = 0;
      const { entities, rest } = await Catalogue.atOneMoment(databaseUrl, (reader) =>
        exportCatalogue(reader, unfinished, format, (type, more) => {
          total += more;
          progress.report(`Exporting: ${total} entities, now ${type}`);
        }),
      );
      await rmdir(folder).catch(() => undefined);
      await rename(unfinished, folder);
      progress.end();
      const database = databaseName(databaseUrl);
      if (json) print(JSON.stringify({ database, folder, format, entities, rest }, null, 2));
      else {
        for (const [type, count] of Object.entries(entities)) if (count > 0) print(`${type}: ${count}`);
        print(`${total} entities of ${database} are in ${folder}.`);
        if (rest > 0)
          print(`${rest} of them are in rest.ndjson, since YAML cannot say exactly what is stored of them.`);
        print(`\`rostrum load ${folder}\` loads it.`);
      }
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  });
}

const isFormat = (text: string): text is ExportFormat => (exportFormats as readonly string[]).includes(text);
