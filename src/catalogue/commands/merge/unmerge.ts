import { among } from "../../../database/sql/dialect";
import { raw, sql } from "../../../database/sql/sql";
import type { Transaction } from "../../../database/statements";
import { typeOfId, type TypeName } from "../../../domain/ids";
import { writtenShapes } from "../../../entities/written-properties";
import { ChangeOperation } from "../../../entities/history-tables";
import {
  changesOfEdit,
  changesOfEntities,
  differencesIn,
  mergedIn,
  type StoredChange,
} from "../../history/read-changes";
import { readStates } from "../../history/read-states";
import type { State } from "../../history/state";
import { findKnownIds } from "../../queries/by-id";
import type { Edit } from "../edit";
import { redirectNodes } from "../nodes";
import { upsertStates } from "../upsert-states";
import { problem, WriteRefused } from "../write/problem";
import { presentReferences } from "./present-references";
import { referencesIn } from "./references-in";
import { takeBack } from "./take-back";

/** An entity that was merged, and what it leads to now. */
export interface MergedNode {
  readonly id: string;
  readonly survivor: string;
}

/**
 * Takes an entity out of the one that it was merged into: what was moved goes back with all that was changed of it since, facts
 * that were one are two again, and the survivor loses what it got, but for fields that were changed since. Refuses where a later
 * merge builds on this one, and where what is needed was erased.
 */
export async function unmerge(
  edit: Edit,
  transaction: Transaction,
  { id, survivor }: MergedNode,
): Promise<void> {
  const merger = (await changesOfEntities(transaction, [id])).get(id)?.at(-1);
  const into = merger ? (mergedIn(merger)?.into ?? null) : null;
  if (merger === undefined || into === null) throw erased(id);
  if (into !== survivor)
    throw inTheWay(
      into,
      `${into}, into which ${id} was merged, was merged itself since. Un-merge that first.`,
    );
  const changes = await changesOfEdit(transaction, merger.edit);
  const mergers = changes.filter(({ operation }) => operation === ChangeOperation.MERGED);
  const updates = changes.filter(({ operation }) => operation === ChangeOperation.UPDATED);
  const now = await readStates(
    transaction,
    updates.map(({ entityId }) => entityId),
  );
  if (!(await findKnownIds(transaction, [survivor])).has(survivor))
    throw inTheWay(
      survivor,
      `${survivor}, into which ${id} was merged, was removed since. Put it back first.`,
    );
  await assertLast(transaction, { updates, mergers, now, at: merger.number });

  const taken = new Map(mergers.map((change) => [change.entityId, stateBefore(change)]));
  const restored = await presentReferences(transaction, taken);
  await assertReferred(transaction, restored);
  const states = new Map(restored);
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

const inTheWay = (id: string, message: string) =>
  new WriteRefused([problem("CONFLICT", null, message, { id })]);

const erased = (id: string) =>
  new WriteRefused([problem("ERASED", null, `What ${id} was before the merge has been erased.`, { id })]);

interface ThisMerge {
  readonly updates: readonly StoredChange[];
  readonly mergers: readonly StoredChange[];
  readonly now: ReadonlyMap<string, State>;
  /** The number of one of its changes. */
  readonly at: number;
}

/** No later merge may have folded a fact of this one into another, or another into a fact that goes back. */
async function assertLast(transaction: Transaction, { updates, mergers, now, at }: ThisMerge): Promise<void> {
  const kept = new Set(mergers.map((change) => mergedIn(change)?.into));
  const moved = updates.map(({ entityId }) => entityId).filter((id) => !kept.has(id));
  const changes = await changesOfEntities(
    transaction,
    updates.map(({ entityId }) => entityId).filter((id) => !now.has(id)),
  );
  const gone = [...changes.values()].flatMap((ofOne) => ofOne.at(-1) ?? []);
  const folded = await transaction.all<{ number: number }>(
    sql`select max(c."number") as "number" from "node" n join "change" c on c."entityId" = n."id"
        where ${among(raw('n."mergedInto"'), moved)} and c."operation" = ${ChangeOperation.MERGED} group by n."id"`,
  );
  const later = [
    ...gone.filter(({ operation }) => operation === ChangeOperation.MERGED),
    ...folded.filter(({ number }) => number > at),
  ].at(0);
  if (!later) return;
  const [edit] = await transaction.all<{ edit: number }>(
    sql`select c."edit" from "change" c where c."number" = ${later.number}`,
  );
  const ofLater = await changesOfEdit(transaction, edit?.edit ?? 0);
  const thing = ofLater.find(
    ({ operation, entityId }) =>
      operation === ChangeOperation.MERGED && writtenShapes[typeOfId(entityId) as TypeName].isThing,
  );
  const other = thing?.entityId ?? "";
  throw inTheWay(
    other,
    `The later merge of ${other} made one fact of one of these and another. Un-merge that first.`,
  );
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
