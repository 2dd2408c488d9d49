import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Catalogue } from "../../src/catalogue/catalogue";
import type { DatabaseOptions } from "../../src/catalogue/database/database";

const opened: Array<{ catalogue: Catalogue; folder: string }> = [];

/** A folder that goes away after the test. */
export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "rostrum-"));
}

/** An empty, migrated catalogue in a file of its own: a second `:memory:` connection would see no tables. */
export async function temporaryCatalogue(options: DatabaseOptions = {}): Promise<Catalogue> {
  const folder = await temporaryFolder();
  const catalogue = await Catalogue.open(join(folder, "test.sqlite"), options);
  opened.push({ catalogue, folder });
  await catalogue.migrate();
  return catalogue;
}

afterAll(async () => {
  for (const { catalogue, folder } of opened.splice(0)) {
    await catalogue.close();
    await rm(folder, { recursive: true, force: true });
  }
});
