import { canonicalJson } from "../../content/canonical-json";
import { type Difference, type Differences, isSame, withValues } from "../../history/differences";
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

function valueBefore(now: unknown, [before, after]: Difference): unknown {
  if (isSame(now, after)) return before;
  const lists = [now, before, after].map((value) => value ?? []);
  if (!lists.every((list) => Array.isArray(list))) return now;
  const [present, former, made] = lists as [unknown[], unknown[], unknown[]];
  const keysOf = (list: readonly unknown[]) => new Set(list.map(canonicalJson));
  const [inFormer, inMade] = [keysOf(former), keysOf(made)];
  const rest = present.filter((one) => !inMade.has(canonicalJson(one)) || inFormer.has(canonicalJson(one)));
  const inRest = keysOf(rest);
  const gone = former.filter((one) => !inMade.has(canonicalJson(one)) && !inRest.has(canonicalJson(one)));
  const all = [...rest, ...gone];
  return all.length > 0 ? all : null;
}
