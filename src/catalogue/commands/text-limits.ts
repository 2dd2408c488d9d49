import { BadInput, shown } from "../../domain/errors";
import type { TypeName } from "../../domain/ids";
import { entityShapes } from "../../entities/columns";

/** Throws before any write if a text is too long for an index of either database. */
export function assertIndexable(type: TypeName, rows: ReadonlyMap<string, readonly unknown[]>): void {
  for (const [index, { name, maxBytes }] of entityShapes[type].columns.entries()) {
    if (maxBytes === null) continue;
    for (const [id, row] of rows) {
      const text = row[index];
      const bytes = typeof text === "string" ? Buffer.byteLength(text) : 0;
      if (bytes > maxBytes) {
        throw new BadInput(
          `Expected ${type}.${name} of ${id} to take at most ${maxBytes} bytes, but it takes ${bytes}: ${shown(text)}.`,
          { id, column: name },
        );
      }
    }
  }
}
