import { join, sql } from "../../database/sql/sql";
import type { Transaction, Writer } from "../../database/statements";
import { BadInput, NotFound, RostrumError, shown } from "../../domain/errors";
import { newRunId } from "../../domain/ids";
import { ChangeOperation } from "../../entities/history-tables";
import { type Inverse, type Obstacle, undoingOf } from "../history/inverse";
import { changeNumbered, changesOfEntities, changesOfRun, type StoredChange } from "../history/read-changes";
import { readStates } from "../history/read-states";
import type { Stamp } from "../history/stamp";
import { editBeside, type Edit } from "./edit";
import { fetchAgain } from "./fetched";
import { presentReferences } from "./merge/present-references";
import { upsertStates } from "./upsert-states";
import { findKept, type Idempotency, keepResult } from "./write/idempotency";

/** What to undo: one change by its number, or all changes of a run. */
export type Undoable = { readonly change: number } | { readonly run: string };

export interface Undone {
  /** The run of the inverse edit, by which it can be undone in turn; null if nothing was left to undo. */
  readonly run: string | null;
  /** The ids of what was removed, put back, and changed back. */
  readonly removed: readonly string[];
  readonly restored: readonly string[];
  readonly changed: readonly string[];
}

export interface UndoOptions {
  readonly isDryRun?: boolean;
  /** A run of more is refused: BAD_USER_INPUT. Default: none is. */
  readonly maxChanges?: number;
  /** Null: each request is new. */
  readonly idempotency?: Idempotency | null;
}

/**
 * Makes the inverse edit. Throws CONFLICT, with all that is in the way, if a field was changed since by others; and as any edit
 * IN_USE, DANGLING_REFERENCE, SLUG_TAKEN or IDENTIFIER_TAKEN if others refer to what would go, or have what would come back.
 */
export function undo(
  writer: Writer,
  stamp: Omit<Stamp, "run">,
  what: Undoable,
  { isDryRun = false, maxChanges, idempotency = null }: UndoOptions = {},
): Promise<Undone> {
  const run = newRunId();
  return editBeside(
    writer,
    { ...stamp, run },
    async (edit, transaction) => {
      const kept = idempotency && (await findKept(transaction, idempotency));
      if (kept) return { result: await undoneBy(transaction, kept[0] ?? null), isWritten: false };
      const undone = await changesOf(transaction, what, maxChanges);
      await assertNoMerge(transaction, undone);
      const inverses = await inversesOf(transaction, undone);
      const result = await apply(edit, transaction, inverses);
      const isChanged = result.removed.length + result.restored.length + result.changed.length > 0;
      if (isChanged) {
        await fetchAgain(
          transaction,
          inverses.map(({ id }) => id),
        );
      }
      if (idempotency) await keepResult(transaction, idempotency, isChanged ? [run] : []);
      return { result: { run: isChanged ? run : null, ...result }, isWritten: idempotency !== null };
    },
    { isDryRun },
  );
}

/** What an undo of before has done, by its run. */
async function undoneBy(transaction: Transaction, run: string | null): Promise<Undone> {
  const changes = run === null ? [] : await changesOfRun(transaction, run);
  const idsOf = (operation: ChangeOperation) =>
    changes.flatMap((change) => (change.operation === operation ? change.entityId : []));
  const { REMOVED, CREATED, UPDATED } = ChangeOperation;
  return { run, removed: idsOf(REMOVED), restored: idsOf(CREATED), changed: idsOf(UPDATED) };
}

async function changesOf(
  transaction: Transaction,
  what: Undoable,
  maxChanges?: number,
): Promise<StoredChange[]> {
  const changes =
    "run" in what
      ? await changesOfRun(transaction, what.run, maxChanges === undefined ? undefined : maxChanges + 1)
      : await changeNumbered(transaction, what.change);
  if (maxChanges !== undefined && changes.length > maxChanges) {
    throw new BadInput(
      `Expected a run of at most ${maxChanges} changes, but got one of more. \`rostrum undo\` takes back any.`,
    );
  }
  if (changes.length > 0) return changes;
  throw "run" in what
    ? new NotFound(`Expected the id of a run that changed something, but got ${shown(what.run)}.`)
    : new NotFound(`Expected the number of a change, but got ${what.change}.`);
}

/** What a merge changed goes back together, and what was changed since stays: only an un-merge knows how. */
async function assertNoMerge(transaction: Transaction, undone: readonly StoredChange[]): Promise<void> {
  const edits = [...new Set(undone.map(({ edit }) => edit))];
  const [found] = await transaction.all<{ id: string; operation: ChangeOperation }>(
    sql`select c."entityId" as "id", c."operation" from "change" c
        where c."edit" in (${join(edits, ", ")})
          and c."operation" in (${ChangeOperation.MERGED}, ${ChangeOperation.UNMERGED}) order by c."number" limit 1`,
  );
  if (!found) return;
  const { id, operation } = found;
  const [done, remedy] =
    operation === ChangeOperation.MERGED
      ? ["merged", `\`rostrum unmerge ${id}\` takes it back`]
      : ["un-merged", "to take it back, merge it again"];
  throw new RostrumError("CONFLICT", `Cannot undo it: it is part of an edit that ${done} ${id}; ${remedy}.`, {
    id,
  });
}

async function inversesOf(transaction: Transaction, undone: readonly StoredChange[]): Promise<Inverse[]> {
  const numbers = new Set(undone.map(({ number }) => number));
  const ids = [...new Set(undone.map(({ entityId }) => entityId))];
  const [changes, states] = [await changesOfEntities(transaction, ids), await readStates(transaction, ids)];
  const obstacles: Obstacle[] = [];
  const inverses = ids.flatMap((id) => {
    const lived = { id, now: states.get(id) ?? null, changes: changes.get(id) ?? [] };
    const undoing = undoingOf(lived, numbers);
    if ("inverse" in undoing) return undoing.inverse ?? [];
    obstacles.push(...undoing.obstacles);
    return [];
  });
  if (obstacles.length > 0) throw new UndoRefused(obstacles);
  return inverses;
}

/** An error has room for so many obstacles, and for so many changes of each. */
const maxTold = 20;

/** CONFLICT: what others have changed since stands in the way, or what is needed was erased. */
export class UndoRefused extends RostrumError {
  /** Those that it has room for. */
  readonly obstacles: readonly Obstacle[];

  constructor(obstacles: readonly Obstacle[]) {
    const told = obstacles.slice(0, maxTold);
    const more = obstacles.length > told.length ? `; and ${obstacles.length - told.length} more` : "";
    const cut = told.map(({ id, field, changes }) => ({ id, field, changes: changes.slice(0, maxTold) }));
    super("CONFLICT", `Cannot undo it: ${told.map(sentenceOf).join("; ")}${more}.`, { obstacles: cut });
    this.obstacles = cut;
  }
}

/** What is in the way, without a full stop. */
export function sentenceOf({ id, field, changes }: Obstacle): string {
  const what = field === null ? id : `${field} of ${id}`;
  return changes.length === 0
    ? `what ${what} was has been erased`
    : `${what} was changed since, by ${changes.length === 1 ? "change" : "changes"} ${changes.slice(0, maxTold).join(", ")}${furtherOf(changes)}`;
}

const furtherOf = ({ length }: readonly unknown[]): string =>
  length > maxTold ? ` and ${length - maxTold} more` : "";

async function apply(
  edit: Edit,
  transaction: Transaction,
  inverses: readonly Inverse[],
): Promise<Omit<Undone, "run">> {
  // First, so that slugs and identifiers are free for what takes them.
  const removed = await edit.remove(inverses.flatMap(({ id, state }) => (state === null ? id : [])));
  const states = new Map(inverses.flatMap(({ id, state }) => (state === null ? [] : [[id, state] as const])));
  const { added, changed } = await upsertStates(edit, await presentReferences(transaction, states));
  return { removed, restored: added, changed };
}
