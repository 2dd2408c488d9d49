import { raw, sql } from "../../../database/sql/sql";
import type { Outcome, Transaction, Writer } from "../../../database/statements";
import { shown } from "../../../domain/errors";
import { newRunId, typeOfId, type TypeName } from "../../../domain/ids";
import { readLink } from "../../../domain/links/link";
import { problem, type WriteProblem } from "../../../domain/write-problem";
import { DraftKind, DraftState } from "../../../entities/draft-table";
import { writtenShapes } from "../../../entities/written-properties";
import { isOfType } from "../../../database/sql/dialect";
import { type DraftRecord, findDraft } from "../../queries/drafts";
import type { Stamp } from "../../history/stamp";
import { problemOf, WriteRefused } from "../write/problem";
import type { WriteStep } from "../write/step";
import { write, type WriteResult } from "../write/write";
import { acceptImport } from "./accept-import";

/** Who decides a draft; drafts of other kinds are not found. */
export interface Decision {
  readonly id: string;
  readonly by: string;
  readonly kinds: readonly DraftKind[];
}

export interface Acceptance extends Decision {
  /** For the history; null: nothing is said. */
  readonly why: string | null;
  readonly expectedVersion: number | null;
  /** Id or slug of the document to cite; null: that with the draft's address, which is made where there is none. */
  readonly document: string | null;
}

export interface Rejection extends Decision {
  readonly why: string;
}

/** Makes the edit that a correction asks for, or what an import proposes, and closes the draft, in one transaction. */
export async function acceptDraft(writer: Writer, acceptance: Acceptance): Promise<WriteResult> {
  const { id, by, expectedVersion } = acceptance;
  const { draft, document } = await writer.transaction(async (transaction) => ({
    result: await readDraft(transaction, acceptance),
    commit: false,
  }));
  if (draft === null) return { ids: null, problems: [notFound(id)] };
  if (draft.kind === DraftKind.REMOVAL) return { ids: null, problems: [notACorrection] };
  const closing = (transaction: Transaction) =>
    close(transaction, { id, by, state: DraftState.ACCEPTED, verdict: null });
  if (draft.kind === DraftKind.IMPORT)
    return accepted(acceptImport(writer, stampOf(acceptance, draft), draft, closing));
  const steps = stepsOf(draft, expectedVersion, document);
  return write(writer, {
    stamp: { ...stampOf(acceptance, draft), run: steps.length > 1 ? newRunId() : null },
    steps,
    idempotency: null,
    beside: closing,
  });
}

const stampOf = ({ by, why }: Acceptance, { source }: DraftRecord): Stamp => ({ by, why, source });

/** What came of an import's draft, problems of the catalogue among it. */
async function accepted(made: Promise<string>): Promise<WriteResult> {
  try {
    return { ids: [await made], problems: [] };
  } catch (error) {
    if (error instanceof WriteRefused) return { ids: null, problems: error.problems };
    const known = problemOf(error, ["id"]);
    if (known === null) throw error;
    return { ids: null, problems: [known] };
  }
}

/** The draft, null if there is none, and the document to cite, null if it has to be made. */
async function readDraft(transaction: Transaction, { id, kinds, document }: Acceptance) {
  const draft = await findDraft(transaction, id, kinds);
  return { draft, document: document ?? (await findSource(transaction, draft?.source ?? null)) };
}

/** Closes a draft without an edit. Returns what keeps it from that. */
export async function rejectDraft(
  writer: Writer,
  { id, by, why, kinds }: Rejection,
): Promise<readonly WriteProblem[]> {
  return writer
    .transaction(async (transaction): Promise<Outcome<readonly WriteProblem[]>> => {
      if ((await findDraft(transaction, id, kinds)) === null) {
        return { result: [notFound(id)], commit: false };
      }
      await close(transaction, { id, by, state: DraftState.REJECTED, verdict: why });
      return { result: [], commit: true };
    })
    .catch((error: unknown) => {
      if (error instanceof WriteRefused) return error.problems;
      throw error;
    });
}

const notFound = (id: string): WriteProblem =>
  problem("NOT_FOUND", ["id"], `Expected the id of a draft, but got ${shown(id)}.`);

const notACorrection: WriteProblem = problem(
  "BAD_USER_INPUT",
  ["id"],
  "Expected a correction, but got a request for removal: `rostrum forget` carries it out, and clears it.",
);

async function close(
  transaction: Transaction,
  { id, by, state, verdict }: { id: string; by: string; state: DraftState; verdict: string | null },
): Promise<void> {
  const closed = await transaction.run(
    sql`update "draft" set "state" = ${state}, "decidedAt" = ${new Date().toISOString()}, "decidedBy" = ${by},
               "verdict" = ${verdict} where "id" = ${id} and "state" = ${DraftState.OPEN}`,
  );
  if (closed === 1) return;
  throw new WriteRefused([
    problem("CONFLICT", ["id"], `Expected an open draft, but ${id} has been decided.`),
  ]);
}

/** The document with this address as its link; null if there is none. */
async function findSource(transaction: Transaction, source: string | null): Promise<string | null> {
  if (source === null) return null;
  const { canonicalUrl } = readLink(source);
  const [found] = await transaction.all<{ id: string }>(
    sql`select l."id" from "link_entry" l where l."canonicalUrl" = ${canonicalUrl} and ${isOfType(raw('l."id"'), "Document")}
        order by l."id" limit 1`,
  );
  return found?.id ?? null;
}

const newDocument = "source";

/** The update, citing the document for each field; before it the document, where there is none. */
function stepsOf(draft: DraftRecord, expectedVersion: number | null, document: string | null): WriteStep[] {
  const type = typeOfId(draft.entityId) as TypeName;
  const cited = document ?? `$${newDocument}`;
  const citable = new Set(
    [...writtenShapes[type].properties, ...writtenShapes[type].arcs].map(({ name }) => name),
  );
  const fields = Object.keys(draft.proposed).map((name) => (citable.has(name) ? name : null));
  const update: WriteStep = {
    kind: "update",
    type,
    id: draft.entityId,
    expectedVersion,
    values: {
      ...draft.proposed,
      addSources: [...new Set(fields)].map((field) => ({ document: cited, field })),
    },
    path: [],
  };
  if (document !== null || draft.source === null) return [update];
  const made: WriteStep = {
    kind: "create",
    type: "Document",
    values: { title: draft.source, links: [{ url: draft.source, purpose: "RECORDING" }] },
    as: newDocument,
    path: [],
  };
  return [made, update];
}
