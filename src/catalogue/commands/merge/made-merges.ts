import { among } from "../../../database/sql/dialect";
import { raw, sql } from "../../../database/sql/sql";
import type { Transaction } from "../../../database/statements";
import { typeOfId } from "../../../domain/ids";
import { ChangeOperation } from "../../../entities/history-tables";
import {
  changesOfEdit,
  changesOfEntities,
  differencesIn,
  mergedIn,
  type StoredChange,
} from "../../history/read-changes";
import type { State } from "../../history/state";
import { mergedTypeNames } from "../../identity/merged-types";
import { referencesIn } from "./references-in";
import { erased, inTheWay } from "./refusals";
import type { Merging } from "./merge";

/** A merge that was made and not taken back, with the changes of its edit, oldest first. */
export interface MadeMerge extends Merging {
  readonly edit: number;
  readonly changes: readonly StoredChange[];
}

/** So many merges are made once more at most, when one before them is taken back. */
const maxLater = 100;

/** The merge that took this entity away. */
export async function mergeOf(transaction: Transaction, id: string): Promise<MadeMerge> {
  const last = (await changesOfEntities(transaction, [id])).get(id)?.at(-1);
  const made = last ? await mergeIn(transaction, last.edit) : null;
  if (made === null) throw erased(id);
  return made;
}

/**
 * Later merges that build on this one, or on one of these, oldest first: by a thing or a fact of both, or since this one took
 * something away that refers to what they merged. They would have made something else without it.
 */
export async function laterMerges(
  transaction: Transaction,
  first: MadeMerge,
  max = maxLater,
): Promise<MadeMerge[]> {
  const found = [first];
  const known = new Map<number, MadeMerge | null>();
  for (;;) {
    const ids = new Set(found.flatMap((one) => [...touchedBy(one).keys(), ...referredIn(one)]));
    for (const edit of await mergingEdits(transaction, [...ids], first.edit)) {
      if (!known.has(edit)) known.set(edit, await mergeIn(transaction, edit));
    }
    const more = [...known.values()].flatMap((one) =>
      one !== null && !found.includes(one) && found.some((earlier) => buildsOn(one, earlier)) ? [one] : [],
    );
    if (more.length === 0) return found.slice(1).toSorted((one, other) => one.edit - other.edit);
    found.push(...more);
    const last = found.reduce((one, other) => (other.edit > one.edit ? other : one));
    if (found.length > max + 1)
      throw inTheWay(
        last.absorbed,
        `More than ${max} later merges build on this one. Un-merge the last one first: ${last.absorbed}.`,
      );
  }
}

/** Later edits with a change of one of these, or that merged something into one of these. */
async function mergingEdits(
  transaction: Transaction,
  ids: readonly string[],
  first: number,
): Promise<number[]> {
  const rows = await transaction.all<{ edit: number }>(
    sql`select m."edit" from "change" m
        where m."operation" = ${ChangeOperation.MERGED} and m."edit" in (
          select c."edit" from "change" c where ${among(raw('c."entityId"'), ids)} and c."edit" > ${first}
          union
          select c."edit" from "node" n join "change" c on c."entityId" = n."id"
          where ${among(raw('n."mergedInto"'), ids)} and c."edit" > ${first})
        group by m."edit" order by m."edit"`,
  );
  return rows.map(({ edit }) => edit);
}

/** The merge that was made by this edit; null where it was taken back, and once it is erased. */
async function mergeIn(transaction: Transaction, edit: number): Promise<MadeMerge | null> {
  const changes = await changesOfEdit(transaction, edit);
  for (const change of changes) {
    const type = mergedTypeNames.find((name) => name === typeOfId(change.entityId));
    const merged = mergedIn(change);
    if (type === undefined || merged === null) continue;
    const { entityId: absorbed } = change;
    const ofAbsorbed = (await changesOfEntities(transaction, [absorbed])).get(absorbed);
    const isInForce = ofAbsorbed?.at(-1)?.number === change.number;
    return isInForce ? { type, survivor: merged.into, absorbed, edit, changes } : null;
  }
  return null;
}

/** What a merge changed, by id: the names of properties, or null for what it took away, and into what that went. */
function touchedBy({ changes }: MadeMerge): Map<string, ReadonlySet<string> | null> {
  const touched = new Map<string, ReadonlySet<string> | null>();
  for (const change of changes) {
    const differences = differencesIn(change);
    touched.set(change.entityId, differences && new Set(Object.keys(differences)));
  }
  for (const change of changes) {
    const merged = mergedIn(change);
    if (merged) touched.set(merged.into, null);
  }
  return touched;
}

/** What the entities that a merge took away referred to. */
function referredIn({ changes }: MadeMerge): Set<string> {
  const states = changes.flatMap((change): State[] => {
    const merged = mergedIn(change);
    return merged ? [merged.state] : [];
  });
  return new Set(states.flatMap((state) => referencesIn(state).flatMap(([, ids]) => ids)));
}

function buildsOn(later: MadeMerge, earlier: MadeMerge): boolean {
  if (later.edit <= earlier.edit) return false;
  const referred = referredIn(earlier);
  if (referred.has(later.absorbed) || referred.has(later.survivor)) return true;
  const before = touchedBy(earlier);
  return [...touchedBy(later)].some(([id, names]) => {
    const others = before.get(id);
    if (others === undefined) return false;
    return names === null || others === null || [...names].some((name) => others.has(name));
  });
}
