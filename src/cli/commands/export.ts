import { mkdir, rename, rm, rmdir } from "node:fs/promises";

import { Catalogue } from "../../catalogue/catalogue";
import { databaseName } from "../../database/url";
import { BadInput, shown } from "../../domain/errors";
import { exportCatalogue, exportFormats, type ExportFormat } from "../../exporters/export-catalogue";
import { assertNewOrEmpty } from "../new-folder";
import { print } from "../output";
import { withCatalogue } from "../with-catalogue";

interface ExportOptions {
  readonly format: string;
  readonly json?: boolean;
}

/** Writes all entities to a new folder, as they are at one moment. The folder is there once all of it is written. */
export async function exportCommand(folder: string, { format, json = false }: ExportOptions): Promise<void> {
  if (!isFormat(format)) {
    throw new BadInput(`Expected --format to be ${exportFormats.join(" or ")}, but got ${shown(format)}.`);
  }
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
