import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Catalogue } from "../../src/catalogue/catalogue";
import type { DatabaseOptions } from "../../src/catalogue/database/database";

const undo: Array<() => Promise<unknown>> = [];

/** Runs after the tests of this file, last given first: what was opened last is closed first. */
export function afterTests(close: () => Promise<unknown>): void {
  undo.push(close);
}

/** A folder that goes away after the tests of this file. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rostrum-"));
  afterTests(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty, migrated catalogue in a file of its own: a second `:memory:` connection would see no tables. */
export async function temporaryCatalogue(options: DatabaseOptions = {}): Promise<Catalogue> {
  const catalogue = await Catalogue.open(join(await temporaryFolder(), "test.sqlite"), options);
  afterTests(() => catalogue.close());
  await catalogue.migrate();
  return catalogue;
}

afterAll(async () => {
  for (const close of undo.splice(0).toReversed()) await close();
});
