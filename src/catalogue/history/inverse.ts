import { ChangeOperation } from "../../entities/history-tables";
import { isSame, valueBefore, withValues } from "./differences";
import { differencesIn, type StoredChange } from "./read-changes";
import { type Moment, momentsOf } from "./replay";
import type { State } from "./state";

/** An entity as it is now, null if it is gone, with all of its changes, oldest first. */
export interface Lived {
  readonly id: string;
  readonly now: State | null;
  readonly changes: readonly StoredChange[];
}

/** The state that an entity gets when changes of it are undone; null: none, it is removed. */
export interface Inverse {
  readonly id: string;
  readonly state: State | null;
}

/** What keeps a change from being undone. */
export interface Obstacle {
  readonly id: string;
  /** Null for the entity as a whole. */
  readonly field: string | null;
  /** The numbers of the changes that are in the way; empty if what is needed was erased. */
  readonly changes: readonly number[];
}

export type Undoing = { readonly inverse: Inverse | null } | { readonly obstacles: readonly Obstacle[] };

/** How these changes of one entity are undone together, or what is in the way; the inverse is null if nothing is left to do. */
export function undoingOf(lived: Lived, undone: ReadonlySet<number>): Undoing {
  const ours = lived.changes.filter(({ number }) => undone.has(number));
  const isOfFields = ours.every(({ operation }) => operation === ChangeOperation.UPDATED);
  return isOfFields ? undoingOfFields(lived, ours) : undoingOfExistence(lived, ours);
}

/** Each field gets the value before our first change of it, if it still has that of our last one. From the sources go those that we added. */
function undoingOfFields({ id, now, changes }: Lived, ours: readonly StoredChange[]): Undoing {
  if (now === null) return inTheWay(id, null, changes.slice(-1));
  const fields = new Map<string, { before: unknown; after: unknown; isInterrupted: boolean }>();
  for (const change of ours) {
    const differences = differencesIn(change);
    if (differences === null) return inTheWay(id, null, []);
    for (const [field, [before, after]] of Object.entries(differences)) {
      const known = fields.get(field) ?? { before, after: before, isInterrupted: false };
      const isInterrupted = known.isInterrupted || !isSame(known.after, before);
      fields.set(field, { before: known.before, after, isInterrupted });
    }
  }
  // What has been taken back already is not in the way of anything.
  const left = [...fields].filter(([field, { before }]) => !isSame(now[field], before));
  const blocked = left.filter(
    ([field, { after, isInterrupted }]) =>
      isInterrupted || (field !== "sources" && !isSame(now[field], after)),
  );
  if (blocked.length > 0) {
    return { obstacles: blocked.map(([field]) => ({ id, field, changes: othersOf(field, changes, ours) })) };
  }
  const values = left.map(
    ([field, { before, after }]) => [field, valueBefore(now[field] ?? null, [before, after])] as const,
  );
  return { inverse: left.length === 0 ? null : { id, state: withValues(now, Object.fromEntries(values)) } };
}

/** The numbers of others' changes of the field since our first one. */
function othersOf(field: string, changes: readonly StoredChange[], ours: readonly StoredChange[]): number[] {
  const first = ours.find((change) => touches(change, field))?.number ?? 0;
  return changes.flatMap((change) =>
    change.number > first && !ours.includes(change) && touches(change, field) ? change.number : [],
  );
}

/** Whether the change may have changed the field: an erased one may have changed any. */
function touches(change: StoredChange, field: string): boolean {
  const differences = differencesIn(change);
  return differences === null || field in differences;
}

/**
 * Changes that made or removed it are undone as a whole. What others changed meanwhile must have been taken back: before each of
 * our changes, and now, it must be as after our change before that.
 */
function undoingOfExistence({ id, now, changes }: Lived, ours: readonly StoredChange[]): Undoing {
  const moments = momentsOf(now, changes);
  const places = ours.map((change) => changes.indexOf(change));
  const state = moments[places[0] ?? 0] ?? null;
  // It has been taken back already.
  if (isSameMoment(state, now)) return { inverse: null };
  for (const [index, place] of places.entries()) {
    const next = places[index + 1] ?? changes.length;
    const others = changes.slice(place + 1, next);
    if (others.length > 0 && !isSameMoment(moments[place + 1], moments[next]))
      return inTheWay(id, null, others);
  }
  return state === "erased" ? inTheWay(id, null, []) : { inverse: { id, state } };
}

function isSameMoment(one: Moment | undefined, other: Moment | undefined): boolean {
  return one !== "erased" && other !== "erased" && isSame(one, other);
}

const inTheWay = (id: string, field: string | null, changes: readonly StoredChange[]): Undoing => ({
  obstacles: [{ id, field, changes: changes.map(({ number }) => number) }],
});
