import { RostrumError } from "../domain/errors";
import type { MigrationState } from "./health";
import { migrations } from "./migrations";

/** The names of migrations that have run, beside those that this program knows. */
export function migrationState(run: readonly string[]): MigrationState {
  const known: string[] = migrations.map((Migration) => new Migration().name);
  return {
    pending: known.filter((name) => !run.includes(name)),
    unknown: run.filter((name) => !known.includes(name)),
  };
}

/** The time in a migration's name of the first that stays: what ran before it is of the first edition, which was never released. */
const firstEditionEnds = 1_796_000_000_000;

const timeOf = (name: string): number => Number(/\d+$/.exec(name)?.[0] ?? 0);

/** Fails on tables of the first edition, whose rows this one does not read. */
function assertNotFirstEdition(unknown: readonly string[]): void {
  const first = unknown.find((name) => timeOf(name) < firstEditionEnds);
  if (first === undefined) return;
  throw new RostrumError(
    "CATALOGUE_UNREADY",
    `Expected a database of this edition, but ${first} was run on it before the first release: its tables are no longer read. Load the data again into an empty database: move this one away, or name another in DATABASE_URL, and start again.`,
  );
}

/** Fails on tables of the first edition, and on those that a newer Rostrum has made: what this one would write into them may be wrong. */
export function assertReadable({ unknown }: MigrationState): void {
  assertNotFirstEdition(unknown);
  if (unknown.length > 0) {
    throw new RostrumError(
      "CATALOGUE_UNREADY",
      `Expected a database of this Rostrum or an older one, but a newer one has run ${unknown.join(", ")} on it. Start that one, or take a copy from before.`,
    );
  }
}
