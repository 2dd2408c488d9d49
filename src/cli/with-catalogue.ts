import type { Catalogue } from "../catalogue/catalogue";
import { readSettings, type Settings } from "../server/settings";
import { openExisting } from "./open-existing";
import { Progress } from "./progress";

/** Opens the catalogue, which has to be there, runs the work, and closes it. */
export async function withCatalogue<T>(
  work: (catalogue: Catalogue, progress: Progress, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = readSettings(process.env);
  const catalogue = await openExisting(settings);
  const progress = new Progress();
  try {
    return await work(catalogue, progress, settings);
  } finally {
    progress.end();
    await catalogue.close();
  }
}
