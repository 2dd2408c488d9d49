import { nameOf } from "./projection-table";
import { projections } from "./index";
import { sql } from "../database/sql/sql";
import type { Transaction } from "../database/statements";
import { migrations } from "../database/migrations";
import { affectedOf, type Affected } from "./affected";
import type { Kept, Projection } from "./projection";
import { bumpRevisions, madeBy, rememberMadeBy } from "./revisions";

const batchSize = 5_000;

/** An empty record of affected subjects: of these first, then of the projections. */
export function nothingAffected(first: readonly Kept[]): Affected {
  return affectedOf([...first, ...projections]);
}

/** Updates all affected subjects before the transaction commits. Returns the projections that changed. */
export async function updateProjections(transaction: Transaction, affected: Affected): Promise<Projection[]> {
  const changed: Projection[] = [];
  for (const [kept, subjects] of affected) {
    const written = await updateInBatches(transaction, kept, [...subjects]);
    if (written > 0 && "tables" in kept) changed.push(kept as Projection);
  }
  return changed;
}

async function updateInBatches(
  transaction: Transaction,
  kept: Kept,
  subjects: readonly string[],
): Promise<number> {
  let written = 0;
  for (let start = 0; start < subjects.length; start += batchSize)
    written += await kept.update(transaction, subjects.slice(start, start + batchSize));
  return written;
}

/**
 * Rebuilds the projections that were built by other rules, or before a migration that may have changed them. The database
 * records the rules of each, so that an interrupted process can continue later.
 */
export async function rebuildOutdated(transaction: Transaction): Promise<string[]> {
  const made = await madeBy(transaction);
  const outdated = projections.filter((projection) => made.get(projection.name) !== rulesOf(projection));
  // Writing nothing lets a start succeed on a full disk.
  if (outdated.length > 0) await rebuild(transaction, outdated);
  return outdated.map(({ name }) => name);
}

/** Rebuilds these for all subjects. */
export async function rebuild(
  transaction: Transaction,
  some: readonly Projection[] = projections,
): Promise<void> {
  for (const projection of some) {
    for (const table of projection.tables) await transaction.run(sql`delete from ${nameOf(table)}`);
    const subjects = await transaction.all<{ id: string }>(projection.everySubject);
    await updateInBatches(
      transaction,
      projection,
      subjects.map(({ id }) => id),
    );
    await rememberMadeBy(transaction, projection.name, rulesOf(projection));
  }
  await bumpRevisions(
    transaction,
    some.map(({ name }) => name),
  );
}

/** The last migration and the version of the projection's own rules: "Baseline1796100000000/1". */
function rulesOf({ version }: Projection): string {
  return `${migrations.map((Migration) => new Migration().name).at(-1) ?? ""}/${version}`;
}
