import { RostrumError } from "../domain/errors";
import type { MigrationState } from "./health";
import { migrations } from "./migrations";

/** The names of migrations that have run, beside those that this program knows. */
export function migrationState(run: readonly string[]): MigrationState {
  const known: string[] = migrations.map((Migration) => new Migration().name);
  return {
    hasRun: run.length > 0,
    pending: known.filter((name) => !run.includes(name)),
    unknown: run.filter((name) => !known.includes(name)),
  };
}

/** What ran first on databases before the first release, whose tables were others. */
const formerBaselines = ["Identity1795305600001", "Baseline1796000000000"];

/** Fails on a database from before the first release, whose rows are no longer read. */
export function assertNotFormer(run: readonly string[]): void {
  const first = formerBaselines.find((name) => run.includes(name));
  if (first === undefined) return;
  throw new RostrumError(
    "CATALOGUE_UNREADY",
    `Expected a database of this edition, but ${first} was run on it before the first release: its tables are no longer read. Load the data again into an empty database: move this one away, or name another in DATABASE_URL, and start again.`,
  );
}

/** Fails on tables from before the first release, and on those of a newer Rostrum: what this one would write into them may be wrong. */
export function assertReadable({ unknown }: MigrationState): void {
  assertNotFormer(unknown);
  if (unknown.length > 0) {
    throw new RostrumError(
      "CATALOGUE_UNREADY",
      `Expected a database of this Rostrum or an older one, but a newer one has run ${unknown.join(", ")} on it. Start that one, or take a copy from before.`,
    );
  }
}
