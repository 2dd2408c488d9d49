import { isSame } from "../../history/differences";
import type { State } from "../../history/state";

/** Properties with the id of another entity, or a list of ids, end in this. */
const isReference = (name: string): boolean => /Ids?$/.test(name);

/** The ids that the state refers to, by property: one, or several in a list. */
export function referencesIn(state: State): Array<readonly [name: string, ids: readonly string[]]> {
  return Object.entries(state).flatMap(([name, value]) =>
    isReference(name) ? [[name, (Array.isArray(value) ? value : [value]) as string[]] as const] : [],
  );
}

/** The same state with other references. An id that a list would have twice it has once. */
export function withReferences(state: State, present: (id: string) => string): State {
  const replaced = referencesIn(state).map(([name, ids]) => {
    const now = [...new Set(ids.map(present))];
    return [name, Array.isArray(state[name]) ? now : now[0]] as const;
  });
  return { ...state, ...Object.fromEntries(replaced) };
}

/** Whether one of these properties refers to one of the two, and another to the other: the fact says that they are two. */
export function isBetween(state: State, one: string, other: string): boolean {
  const single = referencesIn(state).filter(([name]) => !Array.isArray(state[name]));
  const refersTo = (id: string) => single.some(([, ids]) => isSame(ids, [id]));
  return refersTo(one) && refersTo(other);
}
