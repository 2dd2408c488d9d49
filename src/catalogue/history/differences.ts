import { canonicalJson } from "../content/canonical-json";
import type { State } from "./state";

/** A property before and after a change; null where it said nothing. */
export type Difference = readonly [before: unknown, after: unknown];

export type Differences = Readonly<Record<string, Difference>>;

export function differencesOf(before: State, after: State): Differences {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const found: Record<string, Difference> = {};
  for (const name of names) {
    const difference = [before[name] ?? null, after[name] ?? null] as const;
    if (!isSame(...difference)) found[name] = difference;
  }
  return found;
}

export function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

/** The state with other values of these properties. */
export function withValues(state: State, values: Readonly<Record<string, unknown>>): State {
  return Object.fromEntries(Object.entries({ ...state, ...values }).filter(([, value]) => value !== null));
}

/**
 * A value without a difference of before. What was changed since stays: of a list only the elements that were added go, and those that were taken away come
 * back.
 */
export function valueBefore(now: unknown, [before, after]: Difference): unknown {
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
