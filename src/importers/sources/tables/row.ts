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
}

/** The rows of a file, and what is odd about it. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly odd: ReadonlyArray<{ readonly line: number; readonly message: string }>;
}
