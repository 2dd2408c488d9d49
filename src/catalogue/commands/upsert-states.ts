import type { TypeName } from "../../domain/ids";
import { idsByType } from "../../domain/ids-by-type";
import { entityClasses } from "../../entities/entity-classes";
import { inputOf, type State } from "../history/state";
import type { Edit, Upserted } from "./edit";

/** Gives entities these states, those of one type at once, so that they may swap slugs and identifiers. */
export async function upsertStates(edit: Edit, states: ReadonlyMap<string, State>): Promise<Upserted> {
  const byType = idsByType([...states.keys()]);
  const [added, changed]: [string[], string[]] = [[], []];
  for (const type of Object.keys(entityClasses) as TypeName[]) {
    const inputs = (byType.get(type) ?? []).map((id) => inputOf(type, id, states.get(id) ?? {}));
    const upserted = await edit.upsert(type, inputs);
    added.push(...upserted.added);
    changed.push(...upserted.changed);
  }
  return { added, changed };
}
