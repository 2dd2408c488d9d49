import type { Logger } from "pino";

import { Catalogue } from "../catalogue/catalogue";
import { importDataFolder } from "../importers/data-folder/import-data-folder";
import { countByType } from "../importers/data-folder/read-data-folder";
import type { Settings } from "../server/settings";
import { dataFolder } from "./paths";

/** Opens the catalogue and migrates it; an empty one then gets what stands in `data/`. */
export async function prepareCatalogue({ databaseFile, readers }: Settings, log: Logger): Promise<Catalogue> {
  const catalogue = await Catalogue.open(databaseFile, { readers });
  try {
    const migrations = await catalogue.migrate();
    if (migrations.length > 0) log.info({ migrations }, "migrated the database");
    const { sqlite, pragmas } = catalogue.health.about;
    log.info({ node: process.version, sqlite, pragmas, database: databaseFile }, "checked what it runs on");
    if (await catalogue.isEmpty()) {
      const loaded = await importDataFolder(catalogue, dataFolder, { onlyIntoEmpty: true });
      if (loaded) log.info(countByType(loaded.entities), "loaded data/ into the empty database");
      for (const problem of loaded?.problems ?? []) log.warn(problem, "left out of the catalogue");
    }
    return catalogue;
  } catch (error) {
    await catalogue.close();
    throw error;
  }
}
