import type { Transaction } from "../../../database/statements";
import { ChangeOperation } from "../../../entities/history-tables";
import { isSame } from "../../history/differences";
import { changesOfEntities, differencesIn } from "../../history/read-changes";
import { programParts } from "../../history/stamp";

/** The value that imports have given a field last; `now`, where no one has changed it since it was made. */
export type ImportedValue = (id: string, field: string, now: unknown) => unknown;

interface Written {
  last: unknown;
  readonly all: unknown[];
}

/**
 * What imports have written of these entities, by their history. What was taken back on the command line, to a value that an import has written, is as the import
 * wrote it. What was erased tells nothing.
 */
export async function importedValues(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ImportedValue> {
  const fields = new Map<string, Map<string, Written>>();
  for (const [id, changes] of ids.length === 0 ? [] : await changesOfEntities(transaction, ids)) {
    const start = changes.findLastIndex(({ operation }) => operation !== ChangeOperation.UPDATED);
    const ofEntity = new Map<string, Written>();
    fields.set(id, ofEntity);
    for (const change of changes.slice(start + 1)) {
      for (const [field, [before, after]] of Object.entries(differencesIn(change) ?? {})) {
        const written = ofEntity.get(field) ?? { last: before, all: [before] };
        ofEntity.set(field, written);
        const isTakenBack = change.by === programParts.cli && written.all.some((one) => isSame(one, after));
        if (change.by !== programParts.import && !isTakenBack) continue;
        written.last = after;
        written.all.push(after);
      }
    }
  }
  return (id, field, now) => {
    const written = fields.get(id)?.get(field);
    return written === undefined ? now : written.last;
  };
}
