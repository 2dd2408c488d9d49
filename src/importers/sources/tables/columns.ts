/** A column with a name, and its index. */
export interface NamedColumn {
  readonly name: string;
  readonly at: number;
}

interface Columns {
  readonly columns: readonly NamedColumn[];
  /** What is odd about them, by index. */
  readonly odd: ReadonlyArray<{ readonly at: number; readonly message: string }>;
}

/** The columns of a table by the row with their names. Of two with one name the first counts. */
export function columnsOf(head: readonly string[]): Columns {
  const named = head.map((name, at) => ({ name: name.trim(), at })).filter(({ name }) => name !== "");
  const first = new Map(named.toReversed().map((column) => [column.name, column]));
  return {
    columns: named.filter((column) => first.get(column.name) === column),
    odd: named
      .filter((column) => first.get(column.name) !== column)
      .map(({ name, at }) => ({ at, message: `Two columns are called “${name}”: the first counts.` })),
  };
}

export const tooManyCells = (columns: number, cells: number): string =>
  `Expected ${columns} cells, but got ${cells}.`;
