import { Catalogue, type LoadChange, type LoadChanges, noneForgotten } from "../../catalogue/catalogue";
import { databaseName } from "../../database/url";
import { importDataFolder, type Imported } from "../../importers/data-folder/import-data-folder";
import { readSettings, type Settings } from "../../server/settings";
import { dataFolderOf, schemaFolderFor } from "../data-folders";
import { openExisting } from "../open-existing";
import { print } from "../output";

interface LoadOptions {
  readonly dryRun?: boolean;
  readonly partial?: boolean;
  readonly json?: boolean;
}

const kinds = ["added", "changed", "removed"] as const;
const signs = { added: "+", changed: "~", removed: "-" } as const;

/** Each type shows at most so many of a kind; JSON has all. */
const maxShown = 20;

/** Makes the catalogue say what a data folder says now, and prints what that changes. */
export async function loadCommand(
  named: string | undefined,
  { dryRun: isDryRun = false, partial = false, json = false }: LoadOptions,
): Promise<void> {
  const settings = readSettings(process.env);
  const folder = named ?? dataFolderOf(settings);
  const catalogue = await openFor(settings, isDryRun);
  try {
    const schemaFolder = schemaFolderFor(folder);
    const imported = await importDataFolder(catalogue, folder, { partial, isDryRun, schemaFolder });
    const database = databaseName(settings.databaseUrl);
    if (json) printJson(imported, { database, folder, isDryRun });
    else printReport(imported, { database, folder, isDryRun });
  } finally {
    await catalogue.close();
  }
}

/** A dry run makes no database, and migrates none. */
async function openFor(settings: Settings, isDryRun: boolean): Promise<Catalogue> {
  if (isDryRun) return openExisting(settings);
  const { databaseUrl, readers } = settings;
  const catalogue = await Catalogue.open(databaseUrl, { readers });
  try {
    await catalogue.migrate();
    return catalogue;
  } catch (error) {
    await catalogue.close();
    throw error;
  }
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
  forgotten: noneForgotten,
};

function printJson({ changes, problems, placeOf }: Imported, about: About): void {
  const listed = (list: readonly LoadChange[]) =>
    list.map((change) => ({ ...change, ...placeOf(change.id) }));
  const lists = Object.fromEntries(kinds.map((kind) => [kind, listed((changes ?? noChanges)[kind])]));
  const run = about.isDryRun ? null : (changes?.run ?? null);
  print(JSON.stringify({ ...about, run, ...lists, problems }, null, 2));
}

function printReport({ changes, problems, placeOf }: Imported, { database, folder, isDryRun }: About): void {
  const found = changes ?? noChanges;
  const types = new Set(kinds.flatMap((kind) => found[kind].map(({ type }) => type)));
  for (const type of types) {
    const ofType = kinds.map((kind) => [kind, found[kind].filter((change) => change.type === type)] as const);
    print(`${type}: ${counted(ofType)}`);
    for (const [kind, list] of ofType) {
      for (const { id, name } of list.slice(0, maxShown)) {
        const place = placeOf(id);
        const where = place ? ` (${place.file}:${place.line})` : "";
        print(`  ${signs[kind]} ${name ?? id}${where}`);
      }
      if (list.length > maxShown) print(`  ${signs[kind]} … and ${list.length - maxShown} more`);
    }
  }
  for (const { file, line, code, message } of problems) print(`${file}:${line} ${code} ${message}`);
  const total = counted(kinds.map((kind) => [kind, found[kind]] as const));
  print(
    `${folder} into ${database}: ${total || "nothing to change"}.${isDryRun ? " A dry run: nothing was kept." : ""}`,
  );
  if (found.run !== null && !isDryRun) print(`To take it back: rostrum undo ${found.run}`);
}

/** `2 added, 1 removed`; empty where all are. */
function counted(lists: ReadonlyArray<readonly [kind: string, list: readonly LoadChange[]]>): string {
  return lists.flatMap(([kind, list]) => (list.length > 0 ? `${list.length} ${kind}` : [])).join(", ");
}
