import { among } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { DraftKind, DraftState } from "../../entities/draft-table";
import type { Order } from "../../entities/orders";
import type { Page, PageRequest } from "../pages/page";
import { pageOfTable } from "./table-page";

/** A draft as it is stored. */
export interface DraftRecord {
  readonly id: string;
  readonly kind: DraftKind;
  readonly state: DraftState;
  readonly entityId: string;
  readonly version: number;
  readonly proposed: Readonly<Record<string, unknown>>;
  readonly why: string;
  readonly source: string | null;
  readonly contact: string | null;
  readonly folder: string | null;
  readonly confidence: number | null;
  readonly place: string | null;
  readonly at: string;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly verdict: string | null;
}

const columns = raw(
  `x."id", x."kind", x."state", x."entityId", x."version", x."proposed", x."why", x."source", x."contact",
   x."folder", x."confidence", x."place", x."at", x."decidedAt", x."decidedBy", x."verdict"`,
);

const readDraft = (row: Record<string, unknown>): DraftRecord =>
  ({ ...row, proposed: JSON.parse(row["proposed"] as string) as unknown }) as DraftRecord;

const oldestFirst: Order = { name: "OLDEST_FIRST", column: "at", direction: "asc" };

/** Drafts of a kind in a state, as they came in. */
export function listDrafts(
  reader: Reader,
  { kind, state }: Pick<DraftRecord, "kind" | "state">,
  request: PageRequest,
): Promise<Page<DraftRecord>> {
  return pageOfTable(
    reader,
    {
      list: "drafts",
      order: oldestFirst,
      from: raw('"draft"'),
      selection: columns,
      read: readDraft,
      conditions: [sql`x."kind" = ${kind}`, sql`x."state" = ${state}`],
    },
    request,
  );
}

/** A draft of one of these kinds; null if there is none. */
export async function findDraft(
  reader: Pick<Reader, "all">,
  id: string,
  kinds: readonly DraftKind[],
): Promise<DraftRecord | null> {
  const [row] = await reader.all<Record<string, unknown>>(
    sql`select ${columns} from "draft" x where x."id" = ${id} and ${among(sql`x."kind"`, kinds)}`,
  );
  return row ? readDraft(row) : null;
}
