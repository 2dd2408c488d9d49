import { raw } from "../../src/database/sql/sql";
import type { Reader } from "../../src/database/statements";

/**
 * How many rows a statement reads to the end of their tables, whatever it answers: those of each table that SQLite's own
 * plan scans, unless it may stop at a page's end. Rows that it finds by a key are not in it.
 */
export function rowsReadToTheEnd(reader: Reader): (text: string) => Promise<number> {
  const [plans, sizes] = [new Map<string, Promise<number>>(), new Map<string, Promise<number>>()];

  const sizeOf = (table: string) =>
    remembered(sizes, table, async () => {
      const [row] = await reader.all<{ size: number }>(raw(`select count(*) as size from "${table}"`));
      return row?.size ?? 0;
    });

  return (text) =>
    remembered(plans, text, async () => {
      const steps = await reader.all<{ detail: string }>(raw(`explain query plan ${text}`));
      const details = steps.map(({ detail }) => detail);
      // What is sorted or kept is read to the end before the first row comes out.
      const stopsEarly =
        text.includes("limit") && !details.some((one) => /TEMP B-TREE|MATERIALIZE/.test(one));
      if (stopsEarly) return 0;
      const tables = details.flatMap((one) => tableScanned(one, text) ?? []);
      const read = await Promise.all(tables.map(sizeOf));
      return read.reduce((sum, size) => sum + size, 0);
    });
}

function remembered<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}

/** The table behind a scanned name; null where it is a list of keys, or another part of the statement. */
function tableScanned(step: string, text: string): string | null {
  const name = /^SCAN (\w+)(?!.*VIRTUAL TABLE)/.exec(step)?.[1];
  if (!name) return null;
  const table = new RegExp(`\\b(?:from|join) "(\\w+)" ${name}\\b`).exec(text)?.[1];
  return table ?? (new RegExp(`\\b(?:from|join) "${name}"`).test(text) ? name : null);
}
