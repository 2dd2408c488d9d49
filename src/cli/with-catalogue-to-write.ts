import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Catalogue } from "../catalogue/catalogue";
import type { Settings } from "../server/settings";
import { databaseExists, openExisting } from "./open-existing";

/** Opens the catalogue, making one where there is none, runs the work, and closes it. A dry run makes none that stays, and migrates none that is there. */
export async function withCatalogueToWrite(
  settings: Settings,
  isDryRun: boolean,
  work: (catalogue: Catalogue) => Promise<void>,
): Promise<void> {
  if (!isDryRun) return closing(await openMigrated(settings), work);
  if (await databaseExists(settings.databaseUrl)) return closing(await openExisting(settings), work);
  const folder = await mkdtemp(join(tmpdir(), "rostrum-"));
  try {
    const databaseUrl = `sqlite:${join(folder, "empty.sqlite")}`;
    await closing(await openMigrated({ ...settings, databaseUrl }), work);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function openMigrated({ databaseUrl, readers }: Settings): Promise<Catalogue> {
  const catalogue = await Catalogue.open(databaseUrl, { readers });
  try {
    await catalogue.migrate();
    return catalogue;
  } catch (error) {
    await catalogue.close();
    throw error;
  }
}

async function closing(catalogue: Catalogue, work: (catalogue: Catalogue) => Promise<void>): Promise<void> {
  try {
    await work(catalogue);
  } finally {
    await catalogue.close();
  }
}
