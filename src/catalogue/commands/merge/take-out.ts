import { among } from "../../../database/sql/dialect";
import { raw, sql } from "../../../database/sql/sql";
import type { Transaction } from "../../../database/statements";
import { ChangeOperation } from "../../../entities/history-tables";
import { changesOfEntities, differencesIn, mergedIn, type StoredChange } from "../../history/read-changes";
import { readStates } from "../../history/read-states";
import type { State } from "../../history/state";
import { findKnownIds } from "../../queries/by-id";
import type { Edit } from "../edit";
import { redirectNodes } from "../nodes";
import { upsertStates } from "../upsert-states";
import type { MadeMerge } from "./made-merges";
import { presentReferences } from "./present-references";
import { referencesIn } from "./references-in";
import { erased, inTheWay } from "./refusals";
import { takeBack } from "./take-back";

/** Takes back the last one of the merges that have something in common. */
export async function takeOut(
  edit: Edit,
  transaction: Transaction,
  { absorbed, survivor, changes }: MadeMerge,
): Promise<void> {
  if (!(await findKnownIds(transaction, [survivor])).has(survivor))
    throw inTheWay(
      survivor,
      `${survivor}, into which ${absorbed} was merged, was removed since. Put it back first.`,
    );
  const mergers = changes.filter(({ operation }) => operation === ChangeOperation.MERGED);
  const updates = changes.filter(({ operation }) => operation === ChangeOperation.UPDATED);
  const taken = new Map(mergers.map((change) => [change.entityId, stateBefore(change)]));
  const restored = await presentReferences(transaction, taken);
  await assertReferred(transaction, restored);
  const states = new Map(restored);
  const now = await readStates(
    transaction,
    updates.map(({ entityId }) => entityId),
  );
  for (const change of updates) {
    const [state, differences] = [now.get(change.entityId), differencesIn(change)];
    if (differences === null) throw erased(change.entityId);
    // What was removed since stays so.
    if (state) states.set(change.entityId, takeBack(state, differences));
  }
  const led = await ledTo(transaction, mergers);
  await upsertStates(edit, states);
  await redirectNodes(transaction, led);
}

function stateBefore(change: StoredChange): State {
  const state = mergedIn(change)?.state;
  if (state === undefined) throw erased(change.entityId);
  return state;
}

/** What was folded or merged is in no table meanwhile, so what it refers to may have been removed. */
async function assertReferred(transaction: Transaction, states: ReadonlyMap<string, State>): Promise<void> {
  const referring = [...states].flatMap(([id, state]) =>
    referencesIn(state).flatMap(([, ids]) => ids.map((referred) => ({ id, referred }))),
  );
  const known = await findKnownIds(
    transaction,
    referring.map(({ referred }) => referred),
  );
  const dangling = referring.find(({ referred }) => !known.has(referred) && !states.has(referred));
  if (!dangling) return;
  const { id, referred } = dangling;
  throw inTheWay(
    referred,
    `${referred}, to which ${id} referred before the merge, was removed since. Put it back first.`,
  );
}

/** What had been merged into one of these before leads to it again. */
async function ledTo(
  transaction: Transaction,
  mergers: readonly StoredChange[],
): Promise<Map<string, string>> {
  const back = new Set(mergers.map(({ entityId }) => entityId));
  const survivors = mergers.flatMap((change) => mergedIn(change)?.into ?? []);
  const rows = await transaction.all<{ id: string }>(
    sql`select n."id" from "node" n where ${among(raw('n."mergedInto"'), survivors)}`,
  );
  const ids = rows.map(({ id }) => id).filter((id) => !back.has(id));
  const changes = await changesOfEntities(transaction, ids);
  const intoOf = new Map(
    ids.map((id) => {
      const last = changes.get(id)?.at(-1);
      return [id, last ? (mergedIn(last)?.into ?? null) : null] as const;
    }),
  );
  const led = new Map<string, string>();
  for (const id of ids) {
    let end: string | null | undefined = intoOf.get(id);
    while (typeof end === "string" && !back.has(end)) end = intoOf.get(end);
    if (typeof end === "string") led.set(id, end);
  }
  return led;
}
