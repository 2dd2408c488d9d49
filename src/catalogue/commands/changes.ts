import type { TypeName } from "../../domain/ids";
import { ChangeOperation } from "../../entities/history-tables";
import { differencesOf } from "../history/differences";
import { concernedBy } from "./concerns";
import type { Change } from "./recorder";
import { stateOfJson, stateOfRow } from "../history/state";

interface Changed {
  readonly id: string;
  /** The version that the change makes. */
  readonly version: number;
  /** The values before, each as JSON; null for a new entity. */
  readonly before: readonly string[] | null;
  /** Whether it was merged into another until now. */
  readonly isMerged: boolean;
  /** The row after. */
  readonly row: readonly unknown[];
}

/** The change that an upsert of a row is. */
export function changeOf(type: TypeName, { id, version, before, isMerged, row }: Changed): Change {
  const after = stateOfRow(type, row);
  const concerned = concernedBy(type, id, { before, row });
  if (before === null) {
    const operation = isMerged ? ChangeOperation.UNMERGED : ChangeOperation.CREATED;
    return { id, version, concerned, operation, payload: after };
  }
  const payload = differencesOf(stateOfJson(type, before), after);
  return { id, version, concerned, operation: ChangeOperation.UPDATED, payload };
}

/** What is taken away: the values before, each as JSON. */
export type Taken = Pick<Changed, "id" | "version"> & { readonly before: readonly string[] };

/** The change that a removal is. */
export function removalOf(type: TypeName, { id, version, before }: Taken): Change {
  const concerned = concernedBy(type, id, { before, row: null });
  return { id, version, concerned, operation: ChangeOperation.REMOVED, payload: stateOfJson(type, before) };
}

/** The change that a merge into another entity is, of the one that is taken away. */
export function mergerOf(type: TypeName, { id, version, before }: Taken, into: string): Change {
  const payload = { into, state: stateOfJson(type, before) };
  const concerned = [...new Set([...concernedBy(type, id, { before, row: null }), into])];
  return { id, version, concerned, operation: ChangeOperation.MERGED, payload };
}
