import { column, isOfType } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { TypeName } from "../../domain/ids";
import type { Order } from "../../entities/orders";
import type { DataGapKind } from "../../projections/data-gaps/kinds";
import { isIn, type Condition } from "../pages/conditions";
import type { Page, PageRequest } from "../pages/page";
import { pageOfTable } from "./table-page";

export interface DataGapRow {
  readonly kind: DataGapKind;
  readonly id: string;
}

const order: Order = { name: "KIND", column: "kind", direction: "asc" };

/** Missing information, by kind. */
export async function listDataGaps(
  reader: Reader,
  { kinds, types }: { kinds?: readonly DataGapKind[] | null; types?: readonly TypeName[] | null },
  request: PageRequest,
): Promise<Page<DataGapRow>> {
  return pageOfTable(
    reader,
    {
      list: "dataGaps",
      from: raw('"data_gap"'),
      selection: raw("x.*"),
      read: (row) => row as unknown as DataGapRow,
      order,
      conditions: [isIn(column("x", "kind"), kinds), isOneOf(types)],
    },
    request,
  );
}

function isOneOf(types: readonly TypeName[] | null | undefined): Condition {
  if (!types) return null;
  if (types.length === 0) return sql`false`;
  return join(
    types.map((type) => isOfType(column("x", "id"), type)),
    " or ",
  );
}
