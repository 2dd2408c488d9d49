import { RostrumError, shown } from "./errors";
import { typeOfId, type TypeName } from "./ids";

/** Throws BAD_ID if one is no id of an entity. */
export function idsByType(ids: readonly string[]): Map<TypeName, string[]> {
  const groups = new Map<TypeName, string[]>();
  for (const id of ids) {
    const type = typeOfId(id);
    if (!type) throw new RostrumError("BAD_ID", `Expected the id of an entity, but got ${shown(id)}.`);
    const group = groups.get(type);
    if (group) group.push(id);
    else groups.set(type, [id]);
  }
  return groups;
}
