import { type LoadChange, type LoadChanges, noneForgotten } from "../../catalogue/catalogue";
import { databaseName } from "../../database/url";
import { importDataFolder, type Imported } from "../../importers/data-folder/import-data-folder";
import { readSettings } from "../../server/settings";
import { dataFolderOf, schemaFolderFor } from "../data-folders";
import { print } from "../output";
import { changeKinds, printChanges, totalOf } from "../print-changes";
import { withCatalogueToWrite } from "../with-catalogue-to-write";

interface LoadOptions {
  readonly dryRun?: boolean;
  readonly partial?: boolean;
  readonly json?: boolean;
}

/** Makes the catalogue say what a data folder says now, and prints what that changes. */
export async function loadCommand(
  named: string | undefined,
  { dryRun: isDryRun = false, partial = false, json = false }: LoadOptions,
): Promise<void> {
  const settings = readSettings(process.env);
  const folder = named ?? dataFolderOf(settings);
  await withCatalogueToWrite(settings, isDryRun, async (catalogue) => {
    const schemaFolder = schemaFolderFor(folder);
    const imported = await importDataFolder(catalogue, folder, { partial, isDryRun, schemaFolder });
    const database = databaseName(settings.databaseUrl);
    if (json) printJson(imported, { database, folder, isDryRun });
    else printReport(imported, { database, folder, isDryRun });
  });
}

interface About {
  readonly database: string;
  readonly folder: string;
  readonly isDryRun: boolean;
}

const noChanges: LoadChanges = {
  run: null,
  added: [],
  changed: [],
  removed: [],
  held: [],
  edited: [],
  forgotten: noneForgotten,
};

function printJson({ changes, problems, placeOf }: Imported, about: About): void {
  const listed = (list: readonly LoadChange[]) =>
    list.map((change) => ({ ...change, ...placeOf(change.id) }));
  const lists = Object.fromEntries(changeKinds.map((kind) => [kind, listed((changes ?? noChanges)[kind])]));
  const run = about.isDryRun ? null : (changes?.run ?? null);
  print(JSON.stringify({ ...about, run, ...lists, problems }, null, 2));
}

function printReport({ changes, problems, placeOf }: Imported, { database, folder, isDryRun }: About): void {
  const found = changes ?? noChanges;
  printChanges(found, placeOf);
  for (const { file, line, code, message } of problems) print(`${file}:${line} ${code} ${message}`);
  print(
    `${folder} into ${database}: ${totalOf(found) || "nothing to change"}.${isDryRun ? " A dry run: nothing was kept." : ""}`,
  );
  if (found.run !== null && !isDryRun) print(`To take it back: rostrum undo ${found.run}`);
}
