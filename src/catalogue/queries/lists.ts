import { idPrefixes, type TypeName } from "../../domain/ids";
import { fromRow } from "../../entities/columns";
import type { EntityTypes } from "../../entities/entity-classes";
import { all, type Condition } from "../pages/conditions";
import { keysetOf } from "../pages/keyset";
import { Page, type ListIdentity, type PageRequest } from "../pages/page";
import type { Reader, Row } from "../statements";

/** How the rows of a table become what a list holds. */
export interface Listed<Node> {
  readonly table: string;
  readonly read: (row: Row) => Node;
}

export function listedEntity<Name extends TypeName>(type: Name): Listed<EntityTypes[Name]> {
  return { table: idPrefixes[type], read: (row) => fromRow(type, row) };
}

export interface ListQuery<Node> extends ListIdentity, Listed<Node> {
  /** The table is called `x` in them. */
  readonly conditions: ReadonlyArray<Condition | null>;
}

/** A page of a whole table under a filter. */
export async function listOf<Node>(
  reader: Reader,
  query: ListQuery<Node>,
  request: PageRequest,
): Promise<Page<Node>> {
  const where = all(query.conditions);
  const keyset = keysetOf(query, request, "x");

  const rows = await reader.all(
    `select x.* from ${query.table} x where ${where.sql} and ${keyset.condition} order by ${keyset.orderBy} ${keyset.limit}`,
    { ...where.parameters, ...keyset.parameters },
  );
  return pageOfRows(query, request, rows, query.read, async () => {
    const [counted] = await reader.all<{ total: number }>(
      `select count(*) as total from ${query.table} x where ${where.sql}`,
      where.parameters,
    );
    return counted?.total ?? 0;
  });
}

export function pageOfRows<Node>(
  identity: ListIdentity,
  request: PageRequest,
  rows: readonly Row[],
  read: (row: Row) => Node,
  count: () => Promise<number>,
): Page<Node> {
  const found = {
    rows: rows.map(read),
    sortKeys: rows.map((row) => String(row[identity.order.column])),
    ids: rows.map(({ id }) => id as string),
  };
  return new Page(identity, request, found, count);
}
