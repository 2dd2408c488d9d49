import { open, rm, statfs } from "node:fs/promises";
import { dirname } from "node:path";

import { diskFull } from "../full-disk";
import type { Writer } from "../statements";

/** SQLite's index of its write-ahead log takes 32 kB as soon as a file is opened; a small edit takes less. */
const leastBytes = 65_536;

/** A disk with more than this is not tried when a database is opened. */
const plentyBytes = 64 * 1_048_576;

/** What the system says of a disk, a quota or a limit of file sizes that is used up. */
const fullCodes = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** Whether a database of SQLite has room on its disk to be written. */
export class Room {
  readonly #file: string;
  #isFull = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** As far as is known: by the last edit, or the last look. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Looks by writing beside the database, since quotas do not show in the size of a disk. Returns whether there is room. */
  async look(): Promise<boolean> {
    this.#isFull = !(await hasRoomBeside(this.#file));
    return !this.#isFull;
  }

  /** The same where the disk may be full; a disk with plenty is taken for one with room. */
  async lookIfScarce(): Promise<void> {
    const { bavail, bsize } = await statfs(dirname(this.#file));
    if (bavail * bsize < plentyBytes) await this.look();
  }

  /** The same writer; a full disk is DISK_FULL, and known until there is room. */
  watched(writer: Writer): Writer {
    const watch = async <T>(work: Promise<T>): Promise<T> => {
      const result = await work.catch((error: unknown) => {
        if ((error as { code?: unknown } | null)?.code !== "SQLITE_FULL") throw error;
        this.#isFull = true;
        throw diskFull(this.#file);
      });
      if (this.#isFull) await this.look();
      return result;
    };
    return {
      transaction: (work) => watch(writer.transaction(work)),
      migrate: () => watch(writer.migrate()),
      migrateDown: () => watch(writer.migrateDown()),
      overwriteDeleted: () => watch(writer.overwriteDeleted()),
      get waiting() {
        return writer.waiting;
      },
    };
  }
}

async function hasRoomBeside(file: string): Promise<boolean> {
  const path = `${file}-room-${process.pid}`;
  try {
    const handle = await open(path, "w");
    try {
      await handle.writeFile(Buffer.alloc(leastBytes));
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (fullCodes.has((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}
