import { open, type FileHandle } from "node:fs/promises";

/** A new file that is written piece by piece; what is written is on the disk once it is closed. */
export class OutputFile {
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async create(path: string): Promise<OutputFile> {
    return new OutputFile(await open(path, "wx"));
  }

  async write(text: string): Promise<void> {
    await this.#handle.appendFile(text);
  }

  async close(): Promise<void> {
    await this.#handle.sync();
    await this.#handle.close();
  }
}
