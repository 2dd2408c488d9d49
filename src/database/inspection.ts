/** What a database says of itself, beyond rows. */
export interface Inspection {
  /** Every table and view by name, with its columns. */
  columns(): Promise<
    ReadonlyMap<string, ReadonlyArray<{ readonly name: string; readonly nullable: boolean }>>
  >;
  /** What it finds wrong by itself: damaged pages, rows that break a foreign key. Empty where it prevents these. */
  damage(): Promise<ReadonlyArray<{ readonly check: "INTEGRITY" | "FOREIGN_KEY"; readonly message: string }>>;
}
