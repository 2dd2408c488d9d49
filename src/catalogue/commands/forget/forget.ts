import type { Transaction, Writer } from "../../../database/statements";
import { typeOfId } from "../../../domain/ids";
import { everyState } from "../../content/every-state";
import type { Stamp } from "../../history/stamp";
import type { State } from "../../history/state";
import { editBeside, type EditOfCommand } from "../edit";
import { eraseHistory } from "../erase-history";
import { freeSlug } from "../free-slugs";
import { readReferring } from "../referring";
import { upsertStates } from "../upsert-states";
import {
  askAboutKeys,
  eraseDistinctions,
  eraseDrafts,
  eraseFetched,
  eraseLoads,
  eraseResults,
  eraseSlugs,
} from "./beside";
import { eraseChangesOf, eraseNotesOf, formerRelations } from "./history";
import { idOfPerson, idsOfPerson, knownPerson, surroundingsOf } from "./known-person";
import { addForgottenList, forgottenHere, forgottenKey, type ForgottenList, keepForgotten } from "./list";
import { type Place, PlaceAction } from "./place";
import { redact, textsWith } from "./redact";
import { type Looked, Others } from "./others";
import type { KnownPerson } from "./sought";
import { without } from "./without";

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

/** Takes over the list of another database, and forgets those who are here. In the order of the list's finds. */
export function forgetListed(writer: Writer, stamp: Stamp, list: ForgottenList): Promise<Forgot[]> {
  return editBeside(writer, stamp, async (edit, transaction) => {
    await addForgottenList(transaction, list);
    const result: Forgot[] = [];
    for (const id of await forgottenHere(transaction)) {
      result.push(await forgetWithin(edit, transaction, id));
    }
    return { result, isWritten: true };
  });
}

async function forgetWithin(edit: EditOfCommand, transaction: Transaction, id: string): Promise<Forgot> {
  const ids = await idsOfPerson(transaction, id);
  const relations = await readReferring(transaction, "Person", ids);
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

  await eraseDistinctions(transaction, looked);
  const [key, at] = [await forgottenKey(transaction), new Date().toISOString()];
  const beside = [
    ...(await eraseChangesOf(transaction, gone, looked)),
    ...(await eraseNotesOf(transaction, looked)),
    ...(await eraseSlugs(transaction, { slugs: known.slugs, key }, looked)),
    ...(await eraseResults(transaction, new Set([...gone, ...changes.changed.keys()]), looked)),
    ...(await eraseDrafts(transaction, gone, looked)),
    ...(await eraseLoads(transaction, gone, looked)),
    ...(await eraseFetched(transaction, looked)),
    ...(await askAboutKeys(transaction, looked)),
  ];
  await keepForgotten(transaction, known, { key, at, isShared });
  const own = Object.keys(known.states[0] ?? {}).map((where) => removal(id, where));
  return { id, at, places: [...ids.map((one) => removal(one)), ...own, ...changes.places, ...beside] };
}

/** By which names the person is looked for, and where these are surely the person's. */
async function lookFor(transaction: Transaction, known: KnownPerson, relations: ReadonlyMap<string, State>) {
  const others = new Others(known);
  for await (const { id, state } of everyState(transaction, ["Person"])) others.add(id, state);
  const near = await surroundingsOf(transaction, relations);
  const theirs = await surroundingsOf(
    transaction,
    await readReferring(transaction, "Person", others.namesakes),
  );
  return { looked: others.lookedFor(near, theirs), isShared: others.isShared };
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
  const persons = new Set(ids);
  const removed = [...relations].flatMap(([id, state]) => (without(state, persons) === null ? id : []));
  const isGone = new Set([...ids, ...removed]);
  const changed = new Map<string, State>();
  const places = removed.map((id) => removal(id));
  for await (const { type, id, state: stored } of everyState(transaction)) {
    if (isGone.has(id)) continue;
    const unlinked = relations.has(id) ? (without(stored, persons) ?? stored) : stored;
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

const removal = (id: string, where: string | null = null): Place => ({
  action: PlaceAction.REMOVED,
  type: typeOfId(id),
  id,
  where,
  text: null,
});
