import { basename } from "node:path";

import type { Writer } from "../../database/statements";
import { newRunId, typeOfId, type TypeName } from "../../domain/ids";
import { entityClasses } from "../../entities";
import type { LeftOut } from "../../entities/identity-tables";
import { programParts } from "../history/stamp";
import { findNames } from "../queries/names";
import type { AnyEntityInput } from "./derived-columns";
import { editBeside, type Edit } from "./edit";
import { type ForgottenInLoad, leaveOutForgotten } from "./forget/leave-out";
import { withMerges } from "./merge/load-merged";
import { heldByOthers, idsOfLoad, keepLoad } from "./loads";

/** All that a folder says now. */
export interface Load {
  /** What the folder is known by: another name is another folder. */
  readonly folder: string;
  readonly entities: readonly AnyEntityInput[];
  /** What of the folder is not among the entities. */
  readonly leftOut: LeftOut;
}

export interface LoadOptions {
  /** Loads nothing, and returns null, if the catalogue is not empty when the edit starts. */
  readonly onlyIntoEmpty?: boolean;
  /** Does everything, and keeps nothing. */
  readonly isDryRun?: boolean;
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
  readonly forgotten: ForgottenInLoad;
}

/**
 * Makes the catalogue say what the folder says, in one edit. Of what the folder says no more, only what its last load put
 * there is removed, unless another folder's put it there too. A record of the folder wins over what others have made of it, but for
 * merges. Who was forgotten is left out.
 */
export function load(
  writer: Writer,
  { folder, entities: stated, leftOut }: Load,
  { onlyIntoEmpty = false, isDryRun = false }: LoadOptions = {},
): Promise<LoadChanges | null> {
  const run = newRunId();
  return editBeside<LoadChanges | null>(
    writer,
    { by: programParts.load, source: basename(folder), run },
    async (edit, transaction) => {
      if (onlyIntoEmpty && !(await edit.isEmpty())) return { result: null, isWritten: false };
      const { entities, forgotten } = await leaveOutForgotten(transaction, stated);
      const before = await idsOfLoad(transaction, folder);
      const now = new Set(entities.map(({ id }) => id));
      const gone = [...before].filter((id) => !now.has(id));
      const theirs = await heldByOthers(transaction, folder, [...now, ...gone]);
      const removable = gone.filter((id) => !theirs.has(id));

      const names = new Map(removable.length > 0 ? await findNames(transaction, removable) : []);
      // First, so that slugs and identifiers are free for what takes them.
      const removed = await edit.remove(removable);
      const { added, changed } = await upsertAll(edit, await withMerges(transaction, entities));
      // What others have made is theirs, although the folder says the same: a later load does not remove it.
      const isOurs = new Set([...before, ...theirs, ...added]);
      const ids = [...now].filter((id) => isOurs.has(id));
      const isWritten = await keepLoad(transaction, { folder, leftOut, ids }, before);

      for (const entity of entities) names.set(entity.id, nameOf(entity) ?? "");
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
        forgotten,
      };
      return { result, isWritten };
    },
    { isDryRun },
  );
}

async function upsertAll(edit: Edit, entities: readonly AnyEntityInput[]) {
  const [added, changed]: [string[], string[]] = [[], []];
  for (const type of Object.keys(entityClasses) as TypeName[]) {
    const upserted = await edit.upsert(
      type,
      entities.filter(({ id }) => typeOfId(id) === type),
    );
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
