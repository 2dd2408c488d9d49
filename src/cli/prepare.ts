import type { Logger } from "pino";

import { Catalogue } from "../catalogue/catalogue";
import { databaseName } from "../database/url";
import { importDataFolder } from "../importers/data-folder/import-data-folder";
import { countByType } from "../importers/data-folder/read-data-folder";
import type { Settings } from "../server/settings";
import { dataFolder } from "./paths";

/** Opens and migrates the catalogue, then loads `data/` into an empty one. */
export async function prepareCatalogue(
  { databaseUrl, readers, replicas, maxReplicaLagMs }: Settings,
  log: Logger,
): Promise<Catalogue> {
  const catalogue = await Catalogue.open(databaseUrl, { readers, replicas, maxReplicaLagMs });
  try {
    const migrations = await catalogue.migrate();
    if (migrations.length > 0) log.info({ migrations }, "migrated the database");
    const database = databaseName(databaseUrl);
    log.info({ node: process.version, ...catalogue.health.about, database }, "checked the environment");
    if (await catalogue.isEmpty()) {
      const loaded = await importDataFolder(catalogue, dataFolder, { onlyIntoEmpty: true });
      if (loaded) log.info(countByType(loaded.entities), "loaded data/ into the empty database");
      for (const problem of loaded?.problems ?? []) log.warn(problem, "skipped an invalid record of data/");
    }
    return catalogue;
  } catch (error) {
    await catalogue.close();
    throw error;
  }
}
