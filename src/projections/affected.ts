import { join, raw, sql } from "../database/sql/sql";
import type { Transaction } from "../database/statements";
import type { TypeName } from "../domain/ids";
import type { Effect, Kept } from "./projection";

/** A row that an edit changes: its changed columns, or null for an inserted or removed row. */
export interface RowChange {
  readonly id: string;
  readonly columns: ReadonlySet<string> | null;
}

/** The subjects that an edit affects, by projection. */
export type Affected = ReadonlyMap<Kept, Set<string>>;

export function affectedOf(kept: readonly Kept[]): Affected {
  return new Map(kept.map((one) => [one, new Set<string>()]));
}

/** Adds the subjects that these changes affect, in the database's present state: call it before and after a change. At most one statement. */
export async function collectAffected(
  transaction: Transaction,
  type: TypeName,
  changes: readonly RowChange[],
  affected: Affected,
): Promise<void> {
  const targets = [...affected.values()];
  if (changes.length === 0) return;
  const questions = [...affected.keys()].flatMap(({ effects }, place) =>
    (effects[type] ?? []).flatMap((effect) => {
      const ids = changes.filter((change) => matters(change, effect)).map(({ id }) => id);
      if (ids.length === 0) return [];
      if (effect.subjects) {
        return sql`select ${raw(String(place))} as "place", s.id as "id" from (${effect.subjects(ids)}) s`;
      }
      for (const id of ids) targets[place]?.add(id);
      return [];
    }),
  );
  if (questions.length === 0) return;
  const rows = await transaction.all<{ place: number; id: string | null }>(join(questions, " union all "));
  for (const { place, id } of rows) if (id !== null) targets[place]?.add(id);
}

function matters({ columns }: RowChange, effect: Effect): boolean {
  return columns === null || !effect.columns || effect.columns.some((name) => columns.has(name));
}
