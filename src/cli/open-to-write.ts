import { Catalogue } from "../catalogue/catalogue";
import type { Settings } from "../server/settings";
import { openExisting } from "./open-existing";

/** A dry run makes no database, and migrates none. */
export async function openToWrite(settings: Settings, isDryRun: boolean): Promise<Catalogue> {
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
