import type { Transaction, Writer } from "../../../database/statements";
import { typeOfId, type TypeName } from "../../../domain/ids";
import { Mentions } from "../../../domain/mentions";
import { entityClasses } from "../../../entities/entity-classes";
import { everyState } from "../../content/every-state";
import { namesOf, type Mark, sourceKeysOf } from "../../forgotten/marks";
import type { Stamp } from "../../history/stamp";
import { inputOf, type State } from "../../history/state";
import { editBeside, type Edit } from "../edit";
import { eraseHistory } from "../erase-history";
import { eraseDrafts, eraseLoads, eraseResults, eraseSlugs, freeSlug } from "./beside";
import { eraseChangesOf, eraseNotesOf, formerRelations, type Looked } from "./history";
import { idOfPerson, idsOfPerson, knownPerson, relationsOf, surroundingsOf } from "./known-person";
import { forgottenKey, keepForgotten } from "./list";
import { type Place, PlaceAction } from "./place";
import { redact, textsWith } from "./redact";
import { soughtOf } from "./sought";

/** What was done to forget a person. */
export interface Forgot {
  readonly id: string;
  /** RFC 3339, in UTC. */
  readonly at: string;
  readonly places: readonly Place[];
}

/**
 * Removes a person with all that refers to them, takes the name out of what stays, and erases it from the history, in one
 * edit. From then on loads and restores leave the person out. Throws NOT_FOUND. Cost: every row is read.
 */
export function forget(
  writer: Writer,
  stamp: Stamp,
  reference: string,
  { isDryRun = false }: { readonly isDryRun?: boolean } = {},
): Promise<Forgot> {
  return editBeside(
    writer,
    stamp,
    async (edit, transaction) => ({
      result: await forgetWithin(edit, transaction, await idOfPerson(transaction, reference)),
      isWritten: true,
    }),
    { isDryRun },
  );
}

export async function forgetWithin(edit: Edit, transaction: Transaction, id: string): Promise<Forgot> {
  const ids = await idsOfPerson(transaction, id);
  const relations = await relationsOf(transaction, ids);
  const known = await knownPerson(transaction, ids, relations);
  const { looked, isShared } = await lookFor(transaction, known, relations);
  const former = await formerRelations(transaction, ids);

  const changes = await changesOf(transaction, { relations, looked });
  const gone = [...ids, ...changes.removed, ...former];
  // Before the edit, since of that are kept who makes it, when and why.
  await eraseHistory(transaction, gone);
  await edit.remove(changes.removed);
  await upsertStates(edit, changes.changed);
  for (const one of ids) await edit.forget(one);

  const [key, at] = [await forgottenKey(transaction), new Date().toISOString()];
  const beside = [
    ...(await eraseChangesOf(transaction, gone, looked)),
    ...(await eraseNotesOf(transaction, looked)),
    ...(await eraseSlugs(transaction, { slugs: known.slugs, key }, looked)),
    ...(await eraseResults(transaction, new Set([...gone, ...changes.changed.keys()]), looked)),
    ...(await eraseDrafts(transaction, gone, looked)),
    ...(await eraseLoads(transaction, gone, looked)),
  ];
  await keepForgotten(transaction, known, { key, at, isShared });
  const own = Object.keys(known.states[0] ?? {}).map((where) => removal(id, where));
  return { id, at, places: [...ids.map((one) => removal(one)), ...own, ...changes.places, ...beside] };
}

/** By which names the person is looked for, and where these are surely the person's. */
async function lookFor(
  transaction: Transaction,
  known: Parameters<typeof soughtOf>[0],
  relations: ReadonlyMap<string, State>,
) {
  const keysOfOthers = new Set<string>();
  const names = soughtOf(known, () => false).certain;
  const namesakes: string[] = [];
  for await (const { id, state } of everyState(transaction, ["Person"])) {
    if (known.ids.includes(id)) continue;
    for (const mark of sourceKeysOf(state)) keysOfOthers.add(JSON.stringify(mark));
    if (namesOf(state).some((name) => names.isIn(name))) namesakes.push(id);
  }
  const isShared = (mark: Mark) => keysOfOthers.has(JSON.stringify(mark));
  const sought = soughtOf(known, isShared);
  const near = await surroundingsOf(transaction, relations);
  const theirs = await surroundingsOf(transaction, await relationsOf(transaction, namesakes));
  for (const id of namesakes) theirs.add(id);

  const mentionsFor = (id: string | null): Mentions => {
    if (id !== null && known.ids.includes(id)) return sought.all;
    if (id !== null && near.has(id) && !theirs.has(id)) return sought.all;
    return namesakes.length > 0 ? sought.addresses : sought.certain;
  };
  const looked: Looked = { ids: known.ids, mentionsFor, asked: sought.asked };
  return { looked, isShared };
}

interface Changes {
  readonly removed: readonly string[];
  readonly changed: ReadonlyMap<string, State>;
  readonly places: readonly Place[];
}

/** What is removed, and what stays with another text. */
async function changesOf(
  transaction: Transaction,
  { relations, looked }: { readonly relations: ReadonlyMap<string, State>; readonly looked: Looked },
): Promise<Changes> {
  const { ids, mentionsFor, asked } = looked;
  const removed = [...relations].flatMap(([id, state]) => (without(state, ids) === null ? id : []));
  const isGone = new Set([...ids, ...removed]);
  const changed = new Map<string, State>();
  const places = removed.map((id) => removal(id));
  for await (const { type, id, state: stored } of everyState(transaction)) {
    if (isGone.has(id)) continue;
    const unlinked = relations.has(id) ? (without(stored, ids) ?? stored) : stored;
    const { state, redactions } = redact(type, unlinked, mentionsFor(id));
    const unlinkings = Object.keys(stored).filter((name) => stored[name] !== unlinked[name]);
    places.push(
      ...unlinkings.map((where) => ({ action: PlaceAction.REMOVED, type, id, where, text: null })),
      ...redactions.map(({ property, text }) => ({
        action: PlaceAction.REDACTED,
        type,
        id,
        where: property,
        text,
      })),
      ...textsWith(state, asked).map(({ property, text }) => ({
        action: PlaceAction.QUESTION,
        type,
        id,
        where: property,
        text,
      })),
    );
    if (unlinkings.length + redactions.length === 0) continue;
    const isSlugChanged = state["slug"] !== stored["slug"];
    const slug = isSlugChanged ? { slug: await freeSlug(transaction, type, state["slug"] as string) } : {};
    changed.set(id, { ...state, ...slug });
  }
  return { removed, changed, places };
}

/** The state without references to this person; null if it is nothing without them. */
function without(state: State, ids: readonly string[]): State | null {
  const isOfPerson = (value: unknown) => ids.includes(value as string);
  const values = Object.entries(state).map(([name, value]) => {
    if (!Array.isArray(value) || !value.some(isOfPerson)) return [name, value] as const;
    return [name, value.filter((one) => !isOfPerson(one))] as const;
  });
  const isNothing = values.some(
    ([name, value]) => isOfPerson(value) || (value !== state[name] && (value as unknown[]).length === 0),
  );
  return isNothing ? null : Object.fromEntries(values);
}

async function upsertStates(edit: Edit, states: ReadonlyMap<string, State>): Promise<void> {
  for (const type of Object.keys(entityClasses) as TypeName[]) {
    const ofType = [...states].filter(([id]) => typeOfId(id) === type);
    await edit.upsert(
      type,
      ofType.map(([id, state]) => inputOf(type, id, state)),
    );
  }
}

const removal = (id: string, where: string | null = null): Place => ({
  action: PlaceAction.REMOVED,
  type: typeOfId(id),
  id,
  where,
  text: null,
});
