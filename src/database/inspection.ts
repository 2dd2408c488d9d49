/** What a database says of itself, beyond rows. */
export interface Inspection {
  /** Every table and view by name, with its columns. */
  columns(): Promise<
    ReadonlyMap<string, ReadonlyArray<{ readonly name: string; readonly nullable: boolean }>>
  >;
  /** Damaged pages, by table and in words; empty where there are none. Reads everything. */
  damage(): Promise<readonly string[]>;
  /** Rows that break a foreign key. Empty where the database prevents these. */
  brokenKeys(): Promise<readonly string[]>;
}
