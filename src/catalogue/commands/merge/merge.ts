import { problem } from "../../../domain/write-problem";
import type { Transaction } from "../../../database/statements";
import { typeOfId, type TypeName } from "../../../domain/ids";
import { writtenShapes } from "../../../entities/written-properties";
import type { Differences } from "../../history/differences";
import { readStates } from "../../history/read-states";
import type { State } from "../../history/state";
import type { EditOfCommand } from "../edit";
import { readReferring } from "../referring";
import { upsertStates } from "../upsert-states";
import { WriteRefused } from "../write/problem";
import { foldInto, isSameFact, keyOfFact } from "./fold";
import { presentReferences } from "./present-references";
import { isBetween, withReferences } from "./references-in";
import { withEdits } from "./take-back";
import { unite } from "./unite";

export interface Merging {
  readonly type: TypeName;
  /** The id that remains. */
  readonly survivor: string;
  /** The id that leads to it from then on. */
  readonly absorbed: string;
}

/**
 * Merges one entity into another of its type. What referred to it refers to the survivor; facts that both have become one, with
 * the sources of both. Refuses with DISTINCT where a fact is between the two. `edits`, by id, were made after a former merge of the
 * same two, and hold for what comes of this one.
 */
export async function merge(
  edit: EditOfCommand,
  transaction: Transaction,
  { type, survivor, absorbed }: Merging,
  edits: ReadonlyMap<string, Differences> = new Map(),
): Promise<void> {
  const present = (id: string) => (id === absorbed ? survivor : id);
  const things = await readStates(transaction, [survivor, absorbed]);
  const referring = await readReferring(transaction, type, [absorbed]);
  assertSeparate({ survivor, absorbed }, new Map([...things, ...referring]));

  const moved = new Map(
    [...referring].flatMap(([id, state]) =>
      id === survivor || id === absorbed ? [] : [[id, withReferences(state, present)] as const],
    ),
  );
  const ofSurvivor = await readReferring(transaction, type, [survivor]);
  const { folded, kept } = fold(moved, ofSurvivor);
  for (const id of folded.keys()) moved.delete(id);
  if (type === "Episode") placeLast(moved, ofSurvivor);

  const [mine = {}, others = {}] = [things.get(survivor), things.get(absorbed)];
  await edit.merge(new Map([[absorbed, survivor], ...folded]));
  const united = unite(type, mine, withReferences(others, present));
  const states = new Map([[survivor, united], ...kept, ...moved]);
  await upsertStates(edit, edits.size === 0 ? states : await edited(transaction, states, edits));
}

function edited(
  transaction: Transaction,
  states: ReadonlyMap<string, State>,
  edits: ReadonlyMap<string, Differences>,
): Promise<Map<string, State>> {
  const changed = [...states].map(([id, state]) => [id, withEdits(state, edits.get(id) ?? {})] as const);
  return presentReferences(transaction, new Map(changed));
}

/** A partnership of the two, or one as the parent of the other, says that they are two. */
function assertSeparate(
  { survivor, absorbed }: Pick<Merging, "survivor" | "absorbed">,
  states: ReadonlyMap<string, State>,
): void {
  for (const [id, state] of states) {
    if (!isBetween({ ...state, ownId: id }, survivor, absorbed)) continue;
    const message = `Expected two records of one, but ${id} is a fact between ${absorbed} and ${survivor}. If it is wrong, remove it first.`;
    throw new WriteRefused([problem("DISTINCT", null, message, { id })]);
  }
}

/** Facts that the survivor has too: into which of its own each goes, and what these say then. */
function fold(moved: ReadonlyMap<string, State>, ofSurvivor: ReadonlyMap<string, State>) {
  const own = new Map<string, string[]>();
  const isFact = (id: string) => !writtenShapes[typeOfId(id) as TypeName].isThing;
  for (const [id, state] of ofSurvivor) {
    if (!isFact(id) || moved.has(id)) continue;
    const key = keyOfFact(id, state);
    own.set(key, [...(own.get(key) ?? []), id]);
  }
  const folded = new Map<string, string>();
  const kept = new Map<string, State>();
  for (const [id, state] of moved) {
    if (!isFact(id)) continue;
    const stateOf = (one: string) => kept.get(one) ?? ofSurvivor.get(one) ?? {};
    const same = (own.get(keyOfFact(id, state)) ?? []).find((one) => isSameFact(stateOf(one), state));
    if (same === undefined) continue;
    folded.set(id, same);
    kept.set(same, foldInto(typeOfId(id) as TypeName, stateOf(same), state));
  }
  return { folded, kept };
}

/** Appearances of an absorbed episode come after those of the remaining one. */
function placeLast(moved: Map<string, State>, ofSurvivor: ReadonlyMap<string, State>): void {
  const positionIn = ({ position }: State) => (position as number | undefined) ?? 0;
  const isAppearance = (id: string) => typeOfId(id) === "Appearance";
  const own = [...ofSurvivor].filter(([id]) => isAppearance(id)).map(([, state]) => positionIn(state));
  const last = own.reduce((one, other) => Math.max(one, other), 0);
  for (const [id, state] of moved) {
    if (isAppearance(id)) moved.set(id, { ...state, position: last + positionIn(state) });
  }
}
