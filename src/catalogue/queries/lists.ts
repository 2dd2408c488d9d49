import { idPrefixes, type TypeName } from "../../domain/ids";
import { fromRow } from "../../entities/columns";
import type { EntityTypes } from "../../entities/entity-classes";
import type { Order } from "../../entities/orders";
import type { Reader } from "../statements";
import { all, type Condition } from "../pages/conditions";
import { keysetOf } from "../pages/keyset";
import { Page, type PageRequest } from "../pages/page";

export interface ListQuery<Name extends TypeName> {
  readonly list: string;
  readonly type: Name;
  readonly conditions: ReadonlyArray<Condition | null>;
  readonly order: Order;
}

/** A page of a whole table under a filter. The table is called `x` in conditions. */
export async function listOf<Name extends TypeName>(
  reader: Reader,
  query: ListQuery<Name>,
  request: PageRequest,
): Promise<Page<EntityTypes[Name]>> {
  const table = idPrefixes[query.type];
  const where = all(query.conditions);
  const keyset = keysetOf(query, request, "x");

  const rows = await reader.all(
    `select x.* from ${table} x where ${where.sql} and ${keyset.condition} order by ${keyset.orderBy} ${keyset.limit}`,
    { ...where.parameters, ...keyset.parameters },
  );
  return pageOfRows(query, request, query.type, rows, async () => {
    const [counted] = await reader.all<{ total: number }>(
      `select count(*) as total from ${table} x where ${where.sql}`,
      where.parameters,
    );
    return counted?.total ?? 0;
  });
}

export function pageOfRows<Name extends TypeName>(
  identity: { list: string; order: Order },
  request: PageRequest,
  type: Name,
  rows: ReadonlyArray<Record<string, unknown>>,
  count: () => Promise<number>,
): Page<EntityTypes[Name]> {
  return new Page(
    identity,
    request,
    {
      rows: rows.map((row) => fromRow(type, row)),
      sortKeys: rows.map((row) => String(row[identity.order.column])),
      ids: rows.map(({ id }) => id as string),
    },
    count,
  );
}
