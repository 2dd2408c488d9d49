import { stat } from "node:fs/promises";
import { resolve } from "node:path";

import { Catalogue } from "../catalogue/catalogue";
import { databaseName, readDatabaseUrl } from "../database/url";
import { NotFound, RostrumError } from "../domain/errors";
import type { Settings } from "../server/settings";

/** Opens a catalogue for a command that makes none. Fails where there is none, and where it is older than this program. */
export async function openExisting({
  databaseUrl,
  readers,
  replicas,
  maxReplicaLagMs,
}: Settings): Promise<Catalogue> {
  await assertDatabaseExists(databaseUrl);
  const catalogue = await Catalogue.open(databaseUrl, { readers, replicas, maxReplicaLagMs });
  try {
    await assertMigrated(catalogue, databaseUrl);
    return catalogue;
  } catch (error) {
    await catalogue.close();
    throw error;
  }
}

/** Opening a file of SQLite that is missing would make it. */
export async function assertDatabaseExists(url: string): Promise<void> {
  if (await databaseExists(url)) return;
  throw new NotFound(`There is no database at ${resolve(databaseName(url))}. ${whatMakesOne}`);
}

/** Whether SQLite's file is there; a server is asked when it is opened. */
export async function databaseExists(url: string): Promise<boolean> {
  if (readDatabaseUrl(url).dialect !== "sqlite") return true;
  return (await stat(databaseName(url)).catch(() => null)) !== null;
}

const whatMakesOne =
  "`rostrum serve`, `rostrum load` and `rostrum import` make one, `rostrum migrate` an empty one; DATABASE_URL names another.";

/** Its tables must be those of this program, since commands read their columns. */
async function assertMigrated(catalogue: Catalogue, url: string): Promise<void> {
  const { pending, hasRun } = await catalogue.health.migrations();
  const name = databaseName(url);
  if (!hasRun) throw new NotFound(`There is no catalogue in ${name}: it is empty. ${whatMakesOne}`);
  if (pending.length > 0) {
    throw new RostrumError(
      "CATALOGUE_UNREADY",
      `Expected ${name} to be up to date, but it lacks ${pending.join(", ")}. Run \`rostrum migrate\`.`,
    );
  }
}
