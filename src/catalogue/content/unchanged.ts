import type { Reader } from "../../database/statements";
import { RostrumError } from "../../domain/errors";
import { revisionOf } from "../../projections/revisions";

/** Each statement of a reader has its own moment: so often work of several statements is repeated while others write. */
export const maxAttempts = 5;

/** What the work gives of one moment; it is repeated where the catalogue was edited meanwhile. Null where it was each time. */
export async function ofOneRevision<T>(
  reader: Reader,
  work: () => Promise<T>,
): Promise<{ readonly result: T } | null> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const before = await revisionOf(reader);
    const result = await work();
    if ((await revisionOf(reader)) === before) return { result };
  }
  return null;
}

/** The same; an error where the catalogue was edited each time. */
export async function assertOfOneRevision<T>(reader: Reader, work: () => Promise<T>): Promise<T> {
  const found = await ofOneRevision(reader, work);
  if (found) return found.result;
  throw new RostrumError(
    "CATALOGUE_UNREADY",
    `The catalogue was edited each of the ${maxAttempts} times that it was read. Try again while there are no edits.`,
  );
}
