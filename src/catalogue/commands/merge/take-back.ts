import { type Differences, valueBefore, withValues } from "../../history/differences";
import type { State } from "../../history/state";

/**
 * The state without what a merge changed of it. What was changed since stays: of a list only the elements that the merge added
 * go, and those that it took away come back.
 */
export function takeBack(now: State, differences: Differences): State {
  const values = Object.entries(differences).map(([name, difference]) => {
    const value = now[name] ?? null;
    return [name, valueBefore(value, difference)] as const;
  });
  return withValues(now, Object.fromEntries(values));
}

/** The state with what was edited later: of a list the elements that came and went, any other value as it was edited. */
export function withEdits(state: State, edits: Differences): State {
  const values = Object.entries(edits).map(([name, [before, after]]) => {
    const value = Array.isArray(before ?? after) ? valueBefore(state[name] ?? null, [after, before]) : after;
    return [name, value] as const;
  });
  return withValues(state, Object.fromEntries(values));
}
