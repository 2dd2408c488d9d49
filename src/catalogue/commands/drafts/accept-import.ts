import { among } from "../../../database/sql/dialect";
import { raw, sql } from "../../../database/sql/sql";
import type { Transaction, Writer } from "../../../database/statements";
import { typeOfId, type TypeName } from "../../../domain/ids";
import { problem } from "../../../domain/write-problem";
import { DraftKind, DraftState } from "../../../entities/draft-table";
import { inputOf, type State } from "../../history/state";
import type { Stamp } from "../../history/stamp";
import type { DraftRecord } from "../../queries/drafts";
import type { AnyEntityInput } from "../derived-columns";
import { editBeside } from "../edit";
import { leaveOutForgotten } from "../forget/leave-out";
import { withFreeSlugs } from "../free-slugs";
import { upsertAll } from "../load";
import { addToLoad } from "../loads";
import { withMerges } from "../merge/load-merged";
import { WriteRefused } from "../write/problem";

/** Makes the entities of an import's draft, as the import would have, but for those that are there by now. They belong to its source. */
export async function acceptImport(
  writer: Writer,
  stamp: Stamp,
  draft: DraftRecord,
  close: (transaction: Transaction) => Promise<void>,
): Promise<string> {
  return editBeside(writer, stamp, async (edit, transaction) => {
    await assertNoneWaits(transaction, draft);
    const proposed = await missing(transaction, draft.proposed as Readonly<Record<string, State>>);
    const { entities } = await leaveOutForgotten(transaction, proposed);
    const sluggish = await withFreeSlugs(transaction, entities);
    const { added } = await upsertAll(edit, await withMerges(transaction, sluggish));
    await addToLoad(transaction, draft.folder ?? "", added);
    await close(transaction);
    return { result: draft.entityId, isWritten: true };
  });
}

/** Throws where what the entity of a draft refers to waits as a draft of its own, and is in the catalogue by no other way. */
async function assertNoneWaits(transaction: Transaction, draft: DraftRecord): Promise<void> {
  const proposed = draft.proposed as Readonly<Record<string, State>>;
  const referred = Object.values(proposed[draft.entityId] ?? {})
    .flat()
    .filter((value): value is string => typeof value === "string" && !Object.hasOwn(proposed, value));
  const [waiting] = await transaction.all<{ id: string; why: string }>(
    sql`select d."id", d."why" from "draft" d
        where ${among(raw('d."entityId"'), referred)} and d."kind" = ${DraftKind.IMPORT} and d."state" = ${DraftState.OPEN}
          and not exists (select 1 from "node" n where n."id" = d."entityId" and n."removedOn" is null)
        order by d."id" limit 1`,
  );
  if (!waiting) return;
  const message = `Expected that what it refers to is accepted, but that waits as the draft ${waiting.id}: “${waiting.why}”.`;
  throw new WriteRefused([problem("CONFLICT", ["id"], message)]);
}

/** Those that are not in the catalogue, nor part of what they were merged into. */
async function missing(
  transaction: Transaction,
  states: Readonly<Record<string, State>>,
): Promise<AnyEntityInput[]> {
  const rows = await transaction.all<{ id: string }>(
    sql`select n."id" from "node" n where ${among(raw('n."id"'), Object.keys(states))}
          and (n."removedOn" is null or n."mergedInto" is not null)`,
  );
  const present = new Set(rows.map(({ id }) => id));
  return Object.entries(states)
    .filter(([id]) => !present.has(id))
    .map(([id, state]) => inputOf(typeOfId(id) as TypeName, id, state));
}
