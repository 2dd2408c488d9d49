import { sql } from "../../../database/sql/sql";
import type { Outcome, Transaction, Writer } from "../../../database/statements";
import { newDraftId } from "../../../domain/ids";
import { wellFormed } from "../../../domain/well-formed";
import { problem, type WriteProblem } from "../../../domain/write-problem";
import { DraftKind, DraftState } from "../../../entities/draft-table";
import type { GivenValues } from "../write/step";

/** What someone asks for, read and bounded. */
export interface Proposal {
  readonly kind: DraftKind;
  /** The id of what is there. */
  readonly entityId: string;
  /** Of a correction, as an update takes them; else empty. */
  readonly proposed: GivenValues;
  readonly why: string;
  readonly source: string | null;
  readonly contact: string | null;
}

export type Proposed =
  | { readonly id: string; readonly problems: readonly [] }
  | { readonly id: null; readonly problems: readonly WriteProblem[] };

/** How long drafts that were decided are kept. */
export const keptDays = 90;

/** Makes a draft, unless so many of its kind are open. */
export function propose(writer: Writer, proposal: Proposal, maxOpen: number): Promise<Proposed> {
  return writer.transaction(async (transaction): Promise<Outcome<Proposed>> => {
    const refused = await refusalOf(transaction, proposal, maxOpen);
    if (refused) return { result: { id: null, problems: [refused] }, commit: false };
    await forgetDecided(transaction);
    const id = newDraftId();
    const { kind, entityId, proposed, why, source, contact } = wellFormed(proposal) as Proposal;
    await transaction.run(
      sql`insert into "draft" ("id", "kind", "state", "entityId", "version", "proposed", "why", "source", "contact", "at")
          select ${id}, ${kind}, ${DraftState.OPEN}, n."id", n."version", ${JSON.stringify(proposed)}, ${why}, ${source},
                 ${contact}, ${new Date().toISOString()} from "node" n where n."id" = ${entityId}`,
    );
    return { result: { id, problems: [] }, commit: true };
  });
}

async function refusalOf(
  transaction: Transaction,
  { kind, entityId }: Proposal,
  maxOpen: number,
): Promise<WriteProblem | null> {
  const [node] = await transaction.all(
    sql`select 1 as found from "node" n where n."id" = ${entityId} and n."removedOn" is null and n."mergedInto" is null`,
  );
  if (!node) return problem("NOT_FOUND", ["id"], `Nothing has the id ${entityId}.`);
  const [open] = await transaction.all<{ total: number }>(
    sql`select count(*) as total from "draft" d where d."kind" = ${kind} and d."state" = ${DraftState.OPEN}`,
  );
  if ((open?.total ?? 0) < maxOpen) return null;
  return problem(
    "TOO_MANY_DRAFTS",
    null,
    "More is waiting to be decided than can be kept. Try again another day, or write to whom /contact names.",
  );
}

/** What was rejected of an import is not to wait again at the next. */
async function forgetDecided(transaction: Transaction): Promise<void> {
  const longAgo = new Date(Date.now() - keptDays * 86_400_000).toISOString();
  await transaction.run(
    sql`delete from "draft" where "decidedAt" <= ${longAgo}
        and ("state" = ${DraftState.ACCEPTED} or "state" = ${DraftState.REJECTED} and "kind" <> ${DraftKind.IMPORT})`,
  );
}
