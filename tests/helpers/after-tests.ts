import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const undo: Array<() => Promise<unknown>> = [];

/** Runs after the tests of this file, last given first: what was opened last is closed first. */
export function afterTests(close: () => Promise<unknown>): void {
  undo.push(close);
}

/** A folder that is removed after the tests of this file. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rostrum-"));
  afterTests(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

afterAll(async () => {
  for (const close of undo.splice(0).toReversed()) await close();
});
