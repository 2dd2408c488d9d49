import type { Catalogue } from "../catalogue/catalogue";
import { readSettings } from "../server/settings";
import { createLog } from "../server/telemetry/log";
import { prepareCatalogue } from "./prepare";
import { Progress } from "./progress";

/** Opens the catalogue, filling an empty one, runs the work, and closes it. */
export async function withCatalogue<T>(
  work: (catalogue: Catalogue, progress: Progress) => Promise<T>,
): Promise<T> {
  const settings = readSettings({ LOG_LEVEL: "warn", ...process.env });
  const catalogue = await prepareCatalogue(settings, createLog(settings).log);
  const progress = new Progress();
  try {
    return await work(catalogue, progress);
  } finally {
    progress.end();
    await catalogue.close();
  }
}
