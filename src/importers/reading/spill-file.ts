import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where bytes are in a spill file. */
export interface Spilled {
  readonly at: number;
  readonly length: number;
}

/** A temporary file, so that memory does not grow with what waits for its turn. Where the system allows it, the file has no name: nothing is left of a process that is killed. */
export class SpillFile {
  #opened: Promise<{ readonly file: FileHandle; readonly folder: string }> | null = null;
  #length = 0;

  async add(bytes: Uint8Array): Promise<Spilled> {
    const { file } = await (this.#opened ??= opened());
    const spilled = { at: this.#length, length: bytes.byteLength };
    this.#length += bytes.byteLength;
    for (let done = 0; done < spilled.length;)
      done += (await file.write(bytes, done, spilled.length - done, spilled.at + done)).bytesWritten;
    return spilled;
  }

  async read({ at, length }: Spilled): Promise<Uint8Array> {
    if (this.#opened === null) throw new Error("Expected a spill file, but nothing was added.");
    const { file } = await this.#opened;
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length;) {
      const { bytesRead } = await file.read(bytes, done, length - done, at + done);
      if (bytesRead === 0)
        throw new Error(`Expected ${length} bytes at ${at} of a spill file, but got ${done}.`);
      done += bytesRead;
    }
    return bytes;
  }

  async close(): Promise<void> {
    if (this.#opened === null) return;
    const { file, folder } = await this.#opened;
    await file.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function opened() {
  const folder = await mkdtemp(join(tmpdir(), "rostrum-import-"));
  const file = await open(join(folder, "spill"), "wx+", 0o600);
  // Windows removes no file that is open: then `close` does.
  await rm(folder, { recursive: true }).catch(() => undefined);
  return { file, folder };
}
