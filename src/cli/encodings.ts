import { BadInput, shown } from "../domain/errors";
import { isEncoding } from "../importers/sources/source-text";

/** Throws BadInput for what is no encoding after --encoding. */
export function assertEncoding(name: string): void {
  if (!isEncoding(name))
    throw new BadInput(
      `Expected an encoding after --encoding, such as windows-1252, utf-16le or shift_jis, but got ${shown(name)}.`,
    );
}
