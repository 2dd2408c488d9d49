import type { TypeName } from "../../domain/ids";
import { inputOf, type State, stateOfJson, stateOfRow } from "../history/state";
import { withDerivedColumns } from "./derived-columns";
import { type FoundChange, type Rows, rowsOf } from "./rows";

/** What entities that are there already, and would change, are to become, by id. */
export type Settle = (
  type: TypeName,
  found: ReadonlyMap<string, Unsettled>,
) => Promise<ReadonlyMap<string, State>>;

export interface Unsettled {
  readonly before: State;
  readonly given: State;
}

/** The rows with those that change as they are settled. */
export async function settledRows(
  type: TypeName,
  rows: Rows,
  found: readonly FoundChange[],
  settle: Settle,
): Promise<Rows> {
  const unsettled = found.flatMap(({ id, before }) =>
    before === null
      ? []
      : [[id, { before: stateOfJson(type, before), given: stateOfRow(type, rows.get(id) ?? []) }] as const],
  );
  if (unsettled.length === 0) return rows;
  const settled = await settle(type, new Map(unsettled));
  const entities = [...settled].map(([id, state]) =>
    withDerivedColumns(type, inputOf(type, id, state) as never),
  );
  return new Map([...rows, ...rowsOf(type, entities)]);
}
