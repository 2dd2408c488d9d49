/** A sheet of a workbook as a table. */
export interface Sheet {
  readonly name: string;
  /** The row with the names of the columns. */
  readonly header: number;
  /** The number of each column, from 1, by its name. */
  readonly columns: ReadonlyMap<string, number>;
}

/** A row of a table, an element of a list, or a file with properties. */
export interface Row {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** An object by column, in general. */
  readonly value: unknown;
  /** Its name in the object that it is in; null where it is in a list or alone. */
  readonly key: string | null;
  /** The text after the front matter; null where there is none. */
  readonly body: string | null;
  /** Null where it is none of a workbook. */
  readonly sheet: Sheet | null;
}

interface PlaceInFile {
  readonly line: number;
  /** "Talks!C12"; absent where it is none of a workbook. */
  readonly cell?: string;
}

export interface OddRow extends PlaceInFile {
  readonly message: string;
}

/** Rows that cannot be read, and why. */
export interface RefusedRows extends PlaceInFile {
  readonly why: string;
}

/** The rows of a file, what is odd about it, and what of it is broken. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly odd: readonly OddRow[];
  readonly refused: readonly RefusedRows[];
}
