import type { TypeName } from "../../domain/ids";
import { byDate, type DateOrder, type Order } from "../../entities/orders";
import type { Reader } from "../statements";
import { all, equals, isIn, type Condition } from "../pages/conditions";
import { keysetOf } from "../pages/keyset";
import { Page, type ListIdentity, type PageRequest } from "../pages/page";
import type { DataGapKind } from "../read-models/data-gaps";
import { idPrefixes } from "../../domain/ids";

export interface TimelineRow extends Record<string, unknown> {
  readonly id: string;
  readonly sortOn: string;
  readonly kind: string;
}

/** One person's appearances, publications and honours. Undated last, in both orders. */
export async function timelineOf(
  reader: Reader,
  query: { personId: string; kinds: readonly string[]; order: DateOrder },
  request: PageRequest,
): Promise<Page<TimelineRow>> {
  return rowsOf<TimelineRow>(
    reader,
    { list: "timeline", order: byDate[query.order] },
    "timeline_entry",
    [equals("x.personId", query.personId), isIn("x.kind", query.kinds)],
    request,
  );
}

export interface DataGapRow extends Record<string, unknown> {
  readonly kind: DataGapKind;
  readonly id: string;
}

const gapOrder: Order = { name: "KIND", column: "kind", direction: "asc" };

/** What the catalogue does not know of what it holds, by kind. */
export async function listDataGaps(
  reader: Reader,
  query: { kinds: readonly DataGapKind[]; types: readonly TypeName[] },
  request: PageRequest,
): Promise<Page<DataGapRow>> {
  const ofTypes: Condition | null = query.types.length
    ? {
        sql: query.types.map((_, index) => `x.id glob $type${index}`).join(" or "),
        parameters: Object.fromEntries(
          query.types.map((type, index) => [`$type${index}`, `${idPrefixes[type]}_*`]),
        ),
      }
    : null;
  return rowsOf<DataGapRow>(
    reader,
    { list: "dataGaps", order: gapOrder },
    "data_gap",
    [isIn("x.kind", query.kinds), ofTypes],
    request,
  );
}

async function rowsOf<Row extends { id: string } & Record<string, unknown>>(
  reader: Reader,
  identity: ListIdentity,
  table: string,
  conditions: ReadonlyArray<Condition | null>,
  request: PageRequest,
): Promise<Page<Row>> {
  const where = all(conditions);
  const keyset = keysetOf(identity, request, "x");
  const rows = await reader.all<Row>(
    `select * from ${table} x where ${where.sql} and ${keyset.condition} order by ${keyset.orderBy} ${keyset.limit}`,
    { ...where.parameters, ...keyset.parameters },
  );
  const found = {
    rows,
    ids: rows.map(({ id }) => id),
    sortKeys: rows.map((row) => String(row[identity.order.column])),
  };
  return new Page(identity, request, found, async () => {
    const [counted] = await reader.all<{ total: number }>(
      `select count(*) as total from ${table} x where ${where.sql}`,
      where.parameters,
    );
    return counted?.total ?? 0;
  });
}
