import { idPrefixes, type TypeName } from "../../domain/ids";
import { byDate, type DateOrder, type Order } from "../../entities/orders";
import type { Reader } from "../statements";
import { listOf } from "./lists";
import { equals, isIn, type Condition } from "../pages/conditions";
import type { Page, PageRequest } from "../pages/page";
import type { DataGapKind } from "../read-models/data-gaps";

export interface TimelineRow {
  readonly id: string;
  readonly sortOn: string;
  readonly kind: string;
  /** The date that it is listed by; null where it is undated. */
  readonly edtf: string | null;
}

/** One person's appearances, publications and honours. Undated last, in both orders. */
export async function timelineOf(
  reader: Reader,
  query: { personId: string; kinds: readonly string[] | null; order: DateOrder },
  request: PageRequest,
): Promise<Page<TimelineRow>> {
  return listOf(
    reader,
    {
      list: "timeline",
      table: "timeline_entry",
      selection: "x.*",
      read: (row) => row as unknown as TimelineRow,
      order: byDate[query.order],
      conditions: [equals("x.personId", query.personId), isIn("x.kind", query.kinds)],
    },
    request,
  );
}

export interface DataGapRow {
  readonly kind: DataGapKind;
  readonly id: string;
}

const gapOrder: Order = { name: "KIND", column: "kind", direction: "asc" };

/** An id's 22 characters, counted, since `show_*` would match `show_organisation_…` too. */
const anyRest = "?".repeat(22);

/** What the catalogue does not know of what it holds, by kind. */
export async function listDataGaps(
  reader: Reader,
  query: { kinds: readonly DataGapKind[] | null; types: readonly TypeName[] | null },
  request: PageRequest,
): Promise<Page<DataGapRow>> {
  const ofTypes: Condition | null = query.types
    ? {
        sql: query.types.map((_, index) => `x.id glob $type${index}`).join(" or ") || "false",
        parameters: Object.fromEntries(
          query.types.map((type, index) => [`$type${index}`, `${idPrefixes[type]}_${anyRest}`]),
        ),
      }
    : null;
  return listOf(
    reader,
    {
      list: "dataGaps",
      table: "data_gap",
      selection: "x.*",
      read: (row) => row as unknown as DataGapRow,
      order: gapOrder,
      conditions: [isIn("x.kind", query.kinds), ofTypes],
    },
    request,
  );
}
