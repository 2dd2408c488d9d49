import { RostrumError } from "../domain/errors";
import { assertNotFormer } from "./migration-state";

/** What is in a database before anything is written to it. */
export interface FoundDatabase {
  readonly isMarked: boolean;
  /** How another program has marked it; null where none has. */
  readonly othersMark: string | null;
  /** Tables and views, by name. */
  readonly tables: readonly string[];
  /** What the column `name` of a table called migration holds; empty without one. */
  readonly migrations: readonly string[];
}

const maxNamed = 3;

/** Fails with BAD_SETTING on another program's database: it is neither empty nor marked as ours. Nothing has been written yet. */
export function assertOurs(database: string, found: FoundDatabase): void {
  const { isMarked, othersMark, tables, migrations } = found;
  if (isMarked || (tables.length === 0 && othersMark === null)) return;
  assertNotFormer(migrations);
  const signs = [
    ...(othersMark === null ? [] : [othersMark]),
    ...(tables.length > 0 ? [listed(tables)] : []),
  ];
  throw new RostrumError(
    "BAD_SETTING",
    `Expected an empty database or a catalogue of Rostrum, but ${database} is another program's: it has ${signs.join(" and ")}. Nothing was changed. Name another one in DATABASE_URL.`,
  );
}

function listed(tables: readonly string[]): string {
  const names = tables.slice(0, maxNamed).join(", ");
  const more = tables.length - maxNamed;
  return `${tables.length === 1 ? "the table" : "the tables"} ${names}${more > 0 ? ` and ${more} more` : ""}`;
}
