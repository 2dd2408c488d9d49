import type { Reader } from "../../database/statements";
import { isId } from "../../domain/ids";
import { idsByType } from "../../domain/ids-by-type";
import { readValues } from "../content/read-values";
import { type State, stateOfJson } from "./state";

/** The states of the entities with these ids that exist, by id. */
export async function readStates(
  reader: Pick<Reader, "all">,
  ids: readonly string[],
): Promise<Map<string, State>> {
  const states = new Map<string, State>();
  for (const [type, ofType] of idsByType(ids.filter(isId))) {
    const found = await readValues(reader, type, ofType);
    for (const [id, values] of found) states.set(id, stateOfJson(type, values));
  }
  return states;
}
