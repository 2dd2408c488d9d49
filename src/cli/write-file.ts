import { writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createWriteStream } from "node:fs";

import { RostrumError, shown } from "../domain/errors";

/** Writes what a command was asked to write: at once, or in pieces where it comes in pieces. */
export async function writeTo(file: string, content: string | Uint8Array | Iterable<string>): Promise<void> {
  try {
    if (typeof content === "string" || content instanceof Uint8Array) await writeFile(file, content);
    else await pipeline(Readable.from(gathered(content)), createWriteStream(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof RostrumError) throw error;
    throw new RostrumError(
      "BAD_USER_INPUT",
      `Expected a file that can be written, but got ${shown(file)} (${code}).`,
    );
  }
}

/** Pieces of 64 kB: one a line would take as long as what is in it. */
function* gathered(pieces: Iterable<string>): Generator<string> {
  let held = "";
  for (const piece of pieces) {
    held += piece;
    if (held.length < 65_536) continue;
    yield held;
    held = "";
  }
  if (held !== "") yield held;
}
