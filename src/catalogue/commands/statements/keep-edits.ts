import type { Transaction } from "../../../database/statements";
import type { TypeName } from "../../../domain/ids";
import type { WrittenCitation } from "../../../entities/imported-citations";
import { differencesOf, isSame } from "../../history/differences";
import type { State } from "../../history/state";
import { takeBack } from "../merge/take-back";
import type { Settle, Unsettled } from "../settle";
import { isComparable, textOf } from "./fields";
import { type ImportedValue, importedValues } from "./imported-values";
import { restate } from "./restate";

/**
 * What a source says of its own entities, where others have edited them since its last import, or state something of them: an edited value stays, and the source's
 * is a statement beside it; of a list, what was added and taken away since. `edited` gets the ids of which something stays.
 */
export function keepEdits(transaction: Transaction, documentId: string, edited: Set<string>): Settle {
  return async (type, found) => {
    const imported = await importedValues(transaction, [...found.keys()]);
    return new Map(
      [...found].map(([id, unsettled]) => {
        const { state, kept } = settled(type, id, { ...unsettled, documentId, imported });
        if (kept) edited.add(id);
        return [id, state] as const;
      }),
    );
  };
}

interface Own extends Unsettled {
  readonly documentId: string;
  readonly imported: ImportedValue;
}

function settled(
  type: TypeName,
  id: string,
  { before, given, documentId, imported }: Own,
): { readonly state: State; readonly kept: boolean } {
  const own = Object.entries(differencesOf(before, given)).filter(([field]) => field !== "sources");
  const differences = own.map(([field, [was, is]]) => [field, [is, imported(id, field, was)]] as const);
  const now = takeBack(before, Object.fromEntries(differences));
  const kept = differences.filter(([field]) => !isSame(now[field], given[field]));
  const wholes = (given["sources"] ?? []) as readonly WrittenCitation[];
  const [citation] = wholes;
  if (citation === undefined) return { state: now, kept: kept.length > 0 };
  const isKept = new Set(kept.map(([field]) => field));
  const values = kept.flatMap(([field, [value]]) => {
    const text = isComparable(type, field) ? textOf(value) : null;
    return text === null ? [] : [[field, { value: text, citation }] as const];
  });
  const saying = { documentId, wholes, values: new Map(values), isOwner: true };
  const state = restate(type, before, now, { ...saying, isFree: (field) => !isKept.has(field) });
  return { state, kept: kept.length > 0 };
}
