import { basename } from "node:path";

import type { Transaction, Writer } from "../../database/statements";
import { newRunId, typeOfId, type TypeName } from "../../domain/ids";
import { entityClasses } from "../../entities";
import type { LeftOut } from "../../entities/identity-tables";
import { programParts } from "../history/stamp";
import { findNames } from "../queries/names";
import type { AnyEntityInput } from "./derived-columns";
import { type ImportDraft, keepDrafts } from "./drafts/keep-drafts";
import { editBeside, type Edit } from "./edit";
import { type FetchedAddress, keepFetched } from "./fetched";
import { withFreeSlugs } from "./free-slugs";
import { type ForgottenInLoad, leaveOutForgotten } from "./forget/leave-out";
import { withMerges } from "./merge/load-merged";
import type { Settle } from "./settle";
import { keepEdits } from "./statements/keep-edits";
import { type OfOther, sayOfOthers } from "./statements/say-of-others";
import { heldByOthers, idsOfLoad, keepLoad, keepOthers, othersOfLoad } from "./loads";

/** All that a folder, or another source, says now. */
export interface Load {
  /** What the folder is known by: another name is another folder. */
  readonly folder: string;
  /** What the history calls it. Default: the last part of `folder`. */
  readonly source?: string;
  readonly entities: readonly AnyEntityInput[];
  /** The ids of entities of others that it speaks of too. They stay while it does. Default: it never does. */
  readonly others?: readonly string[];
  /**
   * The document that all of it cites, and what that says of entities of others. Then what others have edited, and what other documents say, stays too. Default:
   * what the folder says is what its entities are.
   */
  readonly stating?: { readonly documentId: string; readonly ofOthers: readonly OfOther[] };
  /** What is to be remembered of the addresses that it was fetched from. Default: nothing. */
  readonly fetched?: readonly FetchedAddress[];
  /** What of the folder is not among the entities. */
  readonly leftOut: LeftOut;
  /** What it says, and is not sure enough of: it waits to be decided, instead of what waited of it before. Default: none ever does. */
  readonly drafts?: readonly ImportDraft[];
}

export interface LoadOptions {
  /** Loads nothing, and returns null, if the catalogue is not empty when the edit starts. */
  readonly onlyIntoEmpty?: boolean;
  /** Does everything, and keeps nothing. */
  readonly isDryRun?: boolean;
  /** What makes the edit. Default: load. */
  readonly by?: (typeof programParts)["load" | "import"];
  /** The run that it is part of. Default: one of its own. */
  readonly run?: string;
  /** Whether slugs are only proposals: what is there keeps its own, and a new entity gets a free one. */
  readonly areSlugsProposed?: boolean;
  /** If more than this share of what the last load put there is gone from the folder, nothing is removed. Default: 1. */
  readonly maxRemovedShare?: number;
}

export interface LoadChange {
  readonly type: TypeName;
  readonly id: string;
  /** Null for what has no name, such as an appearance. */
  readonly name: string | null;
}

export interface LoadChanges {
  /** The id by which all of it can be undone; null if nothing changed. */
  readonly run: string | null;
  readonly added: readonly LoadChange[];
  readonly changed: readonly LoadChange[];
  readonly removed: readonly LoadChange[];
  /** What is gone from the folder, and stays here since it is too much at once. */
  readonly held: readonly LoadChange[];
  /** What is not as the source says it, since others have edited it. */
  readonly edited: readonly LoadChange[];
  readonly forgotten: ForgottenInLoad;
}

/**
 * Makes the catalogue say what the folder says, in one edit. Of what the folder says no more, only what its last load put
 * there is removed, unless another folder's put it there too. A record of the folder wins over what others have made of it, but for
 * merges. Who was forgotten is left out.
 */
export function load(
  writer: Writer,
  {
    folder,
    source = basename(folder),
    entities: stated,
    others,
    fetched = [],
    leftOut,
    drafts,
    stating,
  }: Load,
  {
    onlyIntoEmpty = false,
    isDryRun = false,
    by = programParts.load,
    run = newRunId(),
    areSlugsProposed = false,
    maxRemovedShare = 1,
  }: LoadOptions = {},
): Promise<LoadChanges | null> {
  return editBeside<LoadChanges | null>(
    writer,
    { by, source, run },
    async (edit, transaction) => {
      if (onlyIntoEmpty && !(await edit.isEmpty())) return { result: null, isWritten: false };
      const {
        entities: kept,
        ofOthers,
        forgotten,
      } = await withoutForgotten(transaction, stated, stating?.ofOthers);
      const entities = areSlugsProposed ? await withFreeSlugs(transaction, kept) : kept;
      const before = await idsOfLoad(transaction, folder);
      const now = new Set(entities.map(({ id }) => id));
      const gone = [...before].filter((id) => !now.has(id));
      const theirs = await heldByOthers(transaction, folder, [...now, ...gone]);
      const vanished = gone.filter((id) => !theirs.has(id));
      const isTooMuch = vanished.length > before.size * maxRemovedShare;
      const [removable, held] = isTooMuch ? [[], vanished] : [vanished, []];

      const names = new Map(vanished.length > 0 ? await findNames(transaction, vanished) : []);
      // First, so that slugs and identifiers are free for what takes them.
      const removed = await edit.remove(removable);
      const edited = new Set<string>();
      const upserting = stating ? settling(edit, keepEdits(transaction, stating.documentId, edited)) : edit;
      const { added, changed } = await upsertAll(upserting, await withMerges(transaction, entities));
      const spoken = new Set([...now, ...(others ?? [])]);
      const silent = stating
        ? [...(await othersOfLoad(transaction, folder))].filter((id) => !spoken.has(id))
        : [];
      // Of a source of which a part is missing, nothing is taken back.
      const isHeld = isTooMuch || maxRemovedShare === 0;
      if (stating) {
        const { documentId } = stating;
        const restated = await sayOfOthers(edit, transaction, {
          documentId,
          said: ofOthers,
          silent: isHeld ? [] : silent,
        });
        changed.push(...restated);
      }
      // What others have made is theirs, although the folder says the same: a later load does not remove it.
      const isOurs = new Set([...before, ...theirs, ...added]);
      const ids = [...[...now].filter((id) => isOurs.has(id)), ...held];
      const isKept = await keepLoad(transaction, { folder, leftOut, ids }, before);
      const areOthersKept =
        others && (await keepOthers(transaction, folder, isHeld ? [...others, ...silent] : others));
      const areDraftsKept = drafts && (await keepDrafts(transaction, folder, drafts));
      // While something waits to be removed, every load of it says so.
      const areFetchedKept = await keepFetched(transaction, fetched, { isReadAgain: held.length > 0 });
      const isWritten = areOthersKept || areDraftsKept || areFetchedKept || isKept;

      for (const entity of [...entities, ...ofOthers.map((one) => one.entity)])
        names.set(entity.id, nameOf(entity) ?? "");
      const changesOf = (those: readonly string[]) =>
        those.flatMap((id): LoadChange[] => {
          const type = typeOfId(id);
          return type ? [{ type, id, name: names.get(id) || null }] : [];
        });
      const result = {
        run: added.length + changed.length + removed.length > 0 ? run : null,
        added: changesOf(added),
        changed: changesOf(changed),
        removed: changesOf(removed),
        held: changesOf(held),
        edited: changesOf([...edited]),
        forgotten,
      };
      return { result, isWritten };
    },
    { isDryRun },
  );
}

/** An edit whose upserts settle what is there already. */
const settling = (edit: Edit, settle: Settle): Edit => ({
  ...edit,
  upsert: (type, entities) => edit.upsert(type, entities, settle),
});

/** Entities, and what is said of those of others, without who was forgotten. */
async function withoutForgotten(
  transaction: Transaction,
  stated: readonly AnyEntityInput[],
  ofOthers: readonly OfOther[] = [],
) {
  const { entities: kept, forgotten } = await leaveOutForgotten(transaction, [
    ...stated,
    ...ofOthers.map(({ entity }) => entity),
  ]);
  if (ofOthers.length === 0) return { entities: kept, ofOthers, forgotten };
  const theirs = new Map(ofOthers.map((one) => [one.entity.id, one]));
  return {
    entities: kept.filter(({ id }) => !theirs.has(id)),
    ofOthers: kept.flatMap((entity) => {
      const one = theirs.get(entity.id);
      return one ? [{ ...one, entity }] : [];
    }),
    forgotten,
  };
}

export async function upsertAll(edit: Edit, entities: readonly AnyEntityInput[]) {
  const [added, changed]: [string[], string[]] = [[], []];
  const byType = new Map<TypeName | null, AnyEntityInput[]>();
  for (const entity of entities) {
    const type = typeOfId(entity.id);
    const ofType = byType.get(type);
    if (ofType) ofType.push(entity);
    else byType.set(type, [entity]);
  }
  for (const type of Object.keys(entityClasses) as TypeName[]) {
    const upserted = await edit.upsert(type, byType.get(type) ?? []);
    added.push(...upserted.added);
    changed.push(...upserted.changed);
  }
  return { added, changed };
}

/** What a thing is called. */
function nameOf(entity: AnyEntityInput): string | null {
  const { name, title, displayTitle, label } = entity as Readonly<Record<string, unknown>>;
  const found = name ?? title ?? displayTitle ?? label;
  return typeof found === "string" ? found : null;
}
