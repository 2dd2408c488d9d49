import { copyFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";

import {
  fileForBackup,
  openBackup,
  replaceDatabase,
  syncToDisk,
  writeBackup,
} from "../database/open-database";
import { BadInput, RostrumError, shown } from "../domain/errors";
import { contentHashOf } from "./content/content-hash";
import { verifyHistory, type Verified } from "./history/verify";

/** A whole backup. */
export interface BackedUp extends Verified {
  readonly bytes: number;
  /** SHA-256 of the content, as `Catalogue.contentHash` says it; null of a backup of an older Rostrum, which cannot be read before it is migrated. */
  readonly hash: string | null;
}

/**
 * Writes the database of this address, as it is now, to a new file, while edits go on. The file is there once it is whole and
 * on the disk. Throws BAD_SETTING for PostgreSQL.
 */
export async function backUp(url: string, to: string): Promise<BackedUp> {
  const file = fileForBackup(url);
  await assertNewFile(to);
  return throughUnfinished(to, async (unfinished) => {
    await writeBackup(file, unfinished);
    const found = await verifyBackup(unfinished);
    await rename(unfinished, to);
    await syncToDisk(dirname(to));
    return found;
  });
}

/** What is in a backup. Throws DATABASE_DAMAGED for a file that is not whole. The file stays as it is. */
export async function verifyBackup(file: string): Promise<BackedUp> {
  const { bytes, migrations, reader, close } = await openBackup(file);
  try {
    if (!migrations.hasRun) throw new BadInput(`Expected the backup of a catalogue, but ${file} is empty.`);
    if (migrations.pending.length > 0)
      return { bytes, hash: null, last: { number: 0, hash: "" }, problems: [] };
    return { bytes, hash: await contentHashOf(reader), ...(await verifyHistory(reader)) };
  } finally {
    await close();
  }
}

/** What was restored, and where the database that it replaced is now; null where there was none. */
export interface Restored extends BackedUp {
  readonly former: string | null;
}

/**
 * Puts a backup in the place of the database of this address. A backup that is damaged, partial or has a broken history is
 * refused, and so is a database that a process has open: then all stays as it is.
 */
export async function restore(url: string, from: string, now = new Date()): Promise<Restored> {
  const file = fileForBackup(url);
  await verifyBackup(from);
  return throughUnfinished(file, async (unfinished) => {
    await copyFile(from, unfinished);
    await syncToDisk(unfinished);
    const found = await verifyBackup(unfinished);
    const [problem] = found.problems;
    if (problem) {
      throw new RostrumError(
        "DATABASE_DAMAGED",
        `Expected a backup with a whole history, but of ${from} ${problem.message} Nothing was restored.`,
      );
    }
    const former = `${file}.replaced-${now.toISOString().replace(/[-:]|\.\d+/g, "")}`;
    return { ...found, former: await replaceDatabase(file, unfinished, former) };
  });
}

/** Work with a file beside the one that it becomes, which is removed if it did not become it. */
async function throughUnfinished<T>(file: string, work: (unfinished: string) => Promise<T>): Promise<T> {
  const unfinished = `${file}.unfinished-${process.pid}`;
  try {
    return await work(unfinished);
  } finally {
    for (const suffix of ["", "-journal", "-wal", "-shm"])
      await rm(`${unfinished}${suffix}`, { force: true });
  }
}

async function assertNewFile(file: string): Promise<void> {
  const [found, folder] = await Promise.all(
    [file, dirname(file)].map((path) => stat(path).catch(() => null)),
  );
  if (found) throw new BadInput(`Expected a new file, but ${file} is there already.`);
  if (file === "" || !folder?.isDirectory()) {
    throw new BadInput(`Expected a new file in a folder that is there, but got ${shown(file)}.`);
  }
}
