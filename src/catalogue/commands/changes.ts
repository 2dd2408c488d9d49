import type { TypeName } from "../../domain/ids";
import { ChangeOperation } from "../../entities/history-tables";
import { differencesOf } from "../history/differences";
import type { Change } from "./recorder";
import { stateOfJson, stateOfRow } from "../history/state";

interface Changed {
  readonly id: string;
  /** The version that the change makes. */
  readonly version: number;
  /** The values before, each as JSON; null for a new entity. */
  readonly before: readonly string[] | null;
  /** The row after. */
  readonly row: readonly unknown[];
}

/** The change that an upsert of a row is. */
export function changeOf(type: TypeName, { id, version, before, row }: Changed): Change {
  const after = stateOfRow(type, row);
  if (before === null) return { id, version, operation: ChangeOperation.CREATED, payload: after };
  const payload = differencesOf(stateOfJson(type, before), after);
  return { id, version, operation: ChangeOperation.UPDATED, payload };
}

/** The change that a removal is. */
export function removalOf(
  type: TypeName,
  { id, version, before }: Omit<Changed, "row"> & { readonly before: readonly string[] },
): Change {
  return { id, version, operation: ChangeOperation.REMOVED, payload: stateOfJson(type, before) };
}
