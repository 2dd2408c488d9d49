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
