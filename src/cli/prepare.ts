import { realpath } from "node:fs/promises";

import type { Logger } from "pino";

import { Catalogue } from "../catalogue/catalogue";
import { databaseName } from "../database/url";
import { importDataFolder } from "../importers/data-folder/import-data-folder";
import { countByType } from "../importers/data-folder/read-data-folder";
import type { Settings } from "../server/settings";
import { dataFolderOf, schemaFolderFor } from "./data-folders";

/** Each problem that left a record out has a line of its own, up to so many. */
const maxLines = 20;

/**
 * Opens and migrates the catalogue, then fills an empty one from the data folder, which must be sound unless `partial`. What
 * the last loads left out is logged, at every start.
 */
export async function prepareCatalogue(
  settings: Settings,
  log: Logger,
  { partial = false }: { readonly partial?: boolean } = {},
): Promise<Catalogue> {
  const { databaseUrl, readers, replicas, maxReplicaLagMs } = settings;
  const catalogue = await Catalogue.open(databaseUrl, { readers, replicas, maxReplicaLagMs });
  try {
    const migrations = await catalogue.migrate();
    if (migrations.length > 0) log.info({ migrations }, "migrated the database");
    const database = databaseName(databaseUrl);
    log.info({ node: process.version, ...catalogue.health.about, database }, "checked the environment");
    if (catalogue.health.isDiskFull())
      log.warn({ database }, "the disk is full: the database can only be read");
    if (await catalogue.isEmpty()) await fill(catalogue, settings, log, partial);
    else if (settings.dataFolder !== null) await logIfNotLoaded(catalogue, settings.dataFolder, log);
    await logLeftOut(catalogue, log);
    return catalogue;
  } catch (error) {
    await catalogue.close();
    throw error;
  }
}

async function fill(catalogue: Catalogue, settings: Settings, log: Logger, partial: boolean): Promise<void> {
  const folder = dataFolderOf(settings);
  const options = { partial, schemaFolder: schemaFolderFor(folder), onlyIntoEmpty: true };
  const { changes, entities } = await importDataFolder(catalogue, folder, options);
  if (!changes) return;
  log.info({ folder, ...countByType(entities) }, "filled the empty database");
  const { people, dependents } = changes.forgotten;
  if (people.length > 0)
    log.warn(
      { folder, people: people.length, dependents: dependents.length },
      "people who were forgotten are left out; `rostrum load` lists where the folder has them",
    );
}

/** A named folder that the database is not from may be a mistake. */
async function logIfNotLoaded(catalogue: Catalogue, named: string, log: Logger): Promise<void> {
  const folder = await realpath(named).catch(() => named);
  if (await catalogue.hasLoaded(folder)) return;
  log.warn({ folder }, "the database is not empty, so this folder is not loaded: `rostrum load` adds it");
}

async function logLeftOut(catalogue: Catalogue, log: Logger): Promise<void> {
  for (const [folder, { records, problems }] of await catalogue.leftOut()) {
    for (const { message, ...place } of problems.slice(0, maxLines)) {
      log.warn({ folder, ...place, problem: message }, "left out by the last load");
    }
    const unread = new Set(problems.flatMap(({ code, file }) => (code === "NOT_YAML" ? file : [])));
    log.warn(
      { folder, records, problems: problems.length, unreadableFiles: unread.size },
      "records with these problems are left out until `rostrum load` finds them sound; `rostrum check data` lists all",
    );
  }
}
