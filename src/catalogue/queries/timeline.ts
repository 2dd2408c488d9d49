import { column } from "../../database/sql/dialect";
import { raw } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { byDate, type DateOrder } from "../../entities/orders";
import { isItem, type ItemFilter } from "../filters/items";
import { isRelated, type Relation } from "../related-to";
import { equals, isIn } from "../pages/conditions";
import type { Page, PageRequest } from "../pages/page";
import { pageOfTable } from "./table-page";

export interface TimelineRow {
  readonly id: string;
  readonly sortOn: string;
  readonly kind: string;
  /** The date that orders the list; null if undated. */
  readonly edtf: string | null;
}

export interface TimelineQuery {
  readonly personId: string;
  readonly kinds: readonly string[] | null;
  readonly relation?: Relation | null;
  readonly filter?: ItemFilter;
  readonly order: DateOrder;
}

/** One person's appearances, publications and honours. Undated last, in both orders. */
export async function timelineOf(
  reader: Reader,
  { personId, kinds, relation = null, filter = {}, order }: TimelineQuery,
  request: PageRequest,
): Promise<Page<TimelineRow>> {
  return pageOfTable(
    reader,
    {
      list: "timeline",
      from: raw('"timeline_entry"'),
      selection: raw("x.*"),
      read: (row) => row as unknown as TimelineRow,
      order: byDate[order],
      conditions: [
        equals(column("x", "personId"), personId),
        isIn(column("x", "kind"), kinds),
        relation && isRelated(column("x", "id"), relation),
        isItem(column("x", "id"), filter),
      ],
    },
    request,
  );
}
