import type { SheetRow } from "./read-sheet";

interface Header {
  readonly row: SheetRow;
  /** Whether it was asked for, or has a column in use. */
  readonly isSure: boolean;
}

/** Above the table there may be titles and notes, of so many rows at most. */
const maxBefore = 100;

/**
 * The row with the names of the columns: the one that is asked for; else that with most of the columns in use; else the first that fills more than
 * half as many cells as the fullest row near it. Null where there is none.
 */
export function headerOf(
  rows: readonly SheetRow[],
  { asked, columns }: { readonly asked: number | null; readonly columns: readonly string[] },
): Header | null {
  if (asked !== null) {
    const row = rows.find(({ number }) => number >= asked);
    return row ? { row, isSure: true } : null;
  }
  const near = rows.slice(0, maxBefore);
  const inUse = new Set(columns.map((path) => wordsOf(path.replace(/^\//, "").replace(/ \(link\)$/, ""))));
  const counts = near.map(
    ({ cells }) => [...cells.values()].filter(({ text }) => inUse.has(wordsOf(text))).length,
  );
  const most = Math.max(0, ...counts);
  const named = near[counts.indexOf(most)];
  if (most > 0 && named) return { row: named, isSure: true };
  const widest = Math.max(0, ...near.map(({ cells }) => cells.size));
  const row = near.find(({ cells }) => cells.size * 2 > widest);
  return row ? { row, isSure: false } : null;
}

const wordsOf = (text: string): string => text.replaceAll(/\s+/gu, " ").trim().toLowerCase();
