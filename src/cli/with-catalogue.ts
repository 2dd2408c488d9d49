import type { Catalogue } from "../catalogue/catalogue";
import { readSettings } from "../server/settings";
import { openExisting } from "./open-existing";
import { Progress } from "./progress";

/** Opens the catalogue, which has to be there, runs the work, and closes it. */
export async function withCatalogue<T>(
  work: (catalogue: Catalogue, progress: Progress) => Promise<T>,
): Promise<T> {
  const catalogue = await openExisting(readSettings(process.env));
  const progress = new Progress();
  try {
    return await work(catalogue, progress);
  } finally {
    progress.end();
    await catalogue.close();
  }
}
