import type { State } from "../../history/state";

/** The state without references to what has these ids; null if it is nothing without them. The same object where it has none. */
export function without(state: State, ids: ReadonlySet<string>): State | null {
  const isOfThese = (value: unknown) => ids.has(value as string);
  const values = Object.entries(state).map(([name, value]) => {
    if (!Array.isArray(value) || !value.some(isOfThese)) return [name, value] as const;
    return [name, value.filter((one) => !isOfThese(one))] as const;
  });
  const isNothing = values.some(
    ([name, value]) => isOfThese(value) || (value !== state[name] && (value as unknown[]).length === 0),
  );
  if (isNothing) return null;
  return values.every(([name, value]) => value === state[name]) ? state : Object.fromEntries(values);
}
