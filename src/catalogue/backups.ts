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
import { Catalogue, type ForgottenList } from "./catalogue";
import { contentHashOf } from "./content/content-hash";
import { programParts } from "./history/stamp";
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
  /** The ids of people in the backup who were forgotten since. They are not in what was restored. */
  readonly forgotten: readonly string[];
  /** Whether the list of the forgotten could be read of the database that was replaced; true where there was none. */
  readonly isListRead: boolean;
}

/**
 * Puts a backup in the place of the database of this address. A backup that is damaged, partial or has a broken history is
 * refused, and so is a database that a process has open: then all stays as it is. Who was forgotten since the backup is
 * forgotten in what is restored.
 */
export async function restore(url: string, from: string, now = new Date()): Promise<Restored> {
  const file = fileForBackup(url);
  await verifyBackup(from);
  return throughUnfinished(file, async (unfinished) => {
    await copyFile(from, unfinished);
    await syncToDisk(unfinished);
    await assertSound(unfinished, from);
    const list = await forgottenListOf(file);
    const forgotten = list === null ? [] : await forgetAgain(unfinished, list);
    const found = await verifyBackup(unfinished);
    const former = `${file}.replaced-${now.toISOString().replace(/[-:]|\.\d+/g, "")}`;
    const replaced = await replaceDatabase(file, unfinished, former);
    return { ...found, former: replaced, forgotten, isListRead: list !== null };
  });
}

async function assertSound(file: string, from: string): Promise<void> {
  const [problem] = (await verifyBackup(file)).problems;
  if (!problem) return;
  throw new RostrumError(
    "DATABASE_DAMAGED",
    `Expected a backup with a whole history, but of ${from} ${problem.message} Nothing was restored.`,
  );
}

/** Empty where there is no database; null where it cannot be read: a damaged one is what a backup is for. */
async function forgottenListOf(file: string): Promise<ForgottenList | null> {
  if ((await stat(file).catch(() => null)) === null) return { keys: [], rows: [] };
  return withCatalogueIn(file, (catalogue) => catalogue.forgottenList()).catch(() => null);
}

async function forgetAgain(file: string, list: ForgottenList): Promise<string[]> {
  if (list.keys.length === 0) return [];
  return withCatalogueIn(file, async (catalogue) => {
    await catalogue.migrate();
    const forgot = await catalogue.forgetListed({ by: programParts.cli }, list);
    return forgot.map(({ id }) => id);
  });
}

/** A reading connection of its own would leave files beside the database. */
async function withCatalogueIn<T>(file: string, work: (catalogue: Catalogue) => Promise<T>): Promise<T> {
  const catalogue = await Catalogue.open(`sqlite:${file}`, { readers: 1 });
  try {
    return await work(catalogue);
  } finally {
    await catalogue.close();
  }
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
