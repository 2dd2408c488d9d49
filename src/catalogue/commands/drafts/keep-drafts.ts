import { among, eachRow, item } from "../../../database/sql/dialect";
import { raw, sql } from "../../../database/sql/sql";
import type { Reader, Transaction } from "../../../database/statements";
import { newDraftId } from "../../../domain/ids";
import { DraftKind, DraftState } from "../../../entities/draft-table";
import type { AnyEntityInput } from "../derived-columns";
import { leaveOutForgotten } from "../forget/leave-out";
import { stateOfInput } from "../state-of-input";

/** What an import is not sure enough of. */
export interface ImportDraft {
  /** The id of the entity that it would be. */
  readonly id: string;
  /** That entity, and those that it refers to and that may not be there yet: a person who is credited, the document. */
  readonly entities: readonly AnyEntityInput[];
  /** What it says and from what, in words. */
  readonly why: string;
  /** From 0 to 1. */
  readonly confidence: number;
  /** The file and line. */
  readonly place: string;
  /** The address of the source; null where it has none. */
  readonly source: string | null;
}

/** Its values in the table, by which a draft is the same as before. */
interface Kept {
  readonly entityId: string;
  readonly proposed: string;
  readonly why: string;
  readonly source: string | null;
  readonly confidence: number;
  readonly place: string;
}

/** Replaces what waits of a folder. What was rejected of it stays rejected. Returns whether anything was written. */
export async function keepDrafts(
  transaction: Transaction,
  folder: string,
  drafts: readonly ImportDraft[],
): Promise<boolean> {
  const rejected = await rejectedOf(transaction, folder);
  const now = new Map(
    (await withoutForgotten(transaction, drafts)).map((draft) => [draft.id, keptOf(draft)] as const),
  );
  for (const id of rejected) now.delete(id);
  const open = await transaction.all<Kept & { id: string } & Record<string, unknown>>(
    sql`select d."id", d."entityId", d."proposed", d."why", d."source", d."confidence", d."place" from "draft" d
        where d."folder" = ${folder} and d."state" = ${DraftState.OPEN}`,
  );
  const isSame = ({ id: _id, ...before }: (typeof open)[number]) => {
    const after = now.get(before.entityId);
    return after !== undefined && Object.entries(after).every(([name, value]) => before[name] === value);
  };
  const stale = open.filter((row) => !isSame(row));
  const same = new Set(open.filter(isSame).map(({ entityId }) => entityId));
  const made = [...now.values()].filter(({ entityId }) => !same.has(entityId));
  if (stale.length > 0) {
    const ids = stale.map(({ id }) => id);
    await transaction.run(sql`delete from "draft" where ${among(raw('"id"'), ids)}`);
  }
  if (made.length > 0) await insert(transaction, folder, made);
  return stale.length + made.length > 0;
}

async function insert(transaction: Transaction, folder: string, made: readonly Kept[]): Promise<void> {
  const now = new Date().toISOString();
  // In the order of the source: each a nanosecond after the one before.
  const at = (index: number) => now.replace("Z", `${String(index + 1).padStart(6, "0")}Z`);
  const rows = eachRow(
    made.map(({ entityId, proposed, why, source, confidence, place }, index) => [
      newDraftId(),
      entityId,
      proposed,
      why,
      source,
      confidence,
      place,
      at(index),
    ]),
    "given",
  );
  await transaction.run(
    sql`insert into "draft" ("id", "kind", "state", "entityId", "version", "proposed", "why", "source", "folder", "confidence", "place", "at")
        select ${item("given", 0)}, ${DraftKind.IMPORT}, ${DraftState.OPEN}, ${item("given", 1)}, 0, ${item("given", 2)},
               ${item("given", 3)}, ${item("given", 4)}, ${folder}, ${item("given", 5, "real")}, ${item("given", 6)},
               ${item("given", 7)} from ${rows}`,
  );
}

/** The ids of what was rejected of this folder: it is not proposed again. */
export async function rejectedOf(reader: Pick<Reader, "all">, folder: string): Promise<Set<string>> {
  const rows = await reader.all<{ entityId: string }>(
    sql`select d."entityId" from "draft" d where d."folder" = ${folder} and d."state" = ${DraftState.REJECTED}`,
  );
  return new Set(rows.map(({ entityId }) => entityId));
}

function keptOf(draft: ImportDraft): Kept {
  const states = draft.entities.map((entity) => [entity.id, stateOfInput(entity)] as const);
  const { id: entityId, why, source, confidence, place } = draft;
  return {
    entityId,
    proposed: JSON.stringify(Object.fromEntries(states)),
    why,
    source,
    // The column of PostgreSQL has six digits.
    confidence: Math.round(confidence * 1_000) / 1_000,
    place,
  };
}

/** Those that name no person who was forgotten. */
async function withoutForgotten(
  transaction: Transaction,
  drafts: readonly ImportDraft[],
): Promise<readonly ImportDraft[]> {
  const all = drafts.flatMap(({ entities }) => entities);
  const { forgotten } = await leaveOutForgotten(transaction, all);
  const touched = new Set([...forgotten.people, ...forgotten.dependents, ...forgotten.redacted]);
  return touched.size === 0
    ? drafts
    : drafts.filter(({ entities }) => !entities.some(({ id }) => touched.has(id)));
}
