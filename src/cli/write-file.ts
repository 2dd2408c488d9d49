import { writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createWriteStream } from "node:fs";

import { RostrumError, shown } from "../domain/errors";

/** Writes a file: text at once, or a stream of pieces. */
export async function writeTo(file: string, content: string | Uint8Array | Iterable<string>): Promise<void> {
  try {
    if (typeof content === "string" || content instanceof Uint8Array) await writeFile(file, content);
    else await pipeline(Readable.from(gathered(content)), createWriteStream(file));
  } catch (error) {
    throw fileError(file, error);
  }
}

/** Why a file could not be written, in words; an error that is of no file is itself. */
export function fileError(file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || error instanceof RostrumError) return error;
  return new RostrumError(
    "BAD_USER_INPUT",
    `Expected a file that can be written, but got ${shown(file)} (${code}).`,
  );
}

/** Joins pieces to 64 kB: a write per line would take longer than making the lines. */
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
