import { column, entityOf, table } from "../../database/sql/dialect";
import { sql, type Sql } from "../../database/sql/sql";
import type { Reader, Row } from "../../database/statements";
import type { TypeName } from "../../domain/ids";
import { readEntity } from "../../entities/columns";
import type { EntityTypes } from "../../entities/entity-classes";
import { all, type Condition } from "../pages/conditions";
import { keysetOf } from "../pages/keyset";
import { Page, type ListIdentity, type PageRequest } from "../pages/page";

/** The selection from a table with the alias `x`, and the reader of its rows. */
export interface Listed<Node> {
  readonly from: Sql;
  readonly selection: Sql;
  readonly read: (row: Row) => Node;
}

export function listedEntity<Name extends TypeName>(type: Name): Listed<EntityTypes[Name]> {
  return {
    from: table(type),
    selection: sql`${entityOf(type, "x")} as entity`,
    read: ({ entity }) => readEntity(type, entity as string),
  };
}

export interface TableQuery<Node> extends ListIdentity, Listed<Node> {
  /** On the table, with the alias `x`. */
  readonly conditions: readonly Condition[];
}

/** A page of a table under conditions. */
export async function pageOfTable<Node extends Listable>(
  reader: Reader,
  query: TableQuery<Node>,
  request: PageRequest,
): Promise<Page<Node>> {
  const found = await reader.all(
    rowsOfPage(query, request, (sortKey) => sql`${query.selection}, ${sortKey} as "sortKey"`),
  );
  const nodes = found.map(query.read);
  const sortKeys = found.map((row) => String(row["sortKey"]));
  const page = { rows: nodes, sortKeys, ids: nodes.map(({ id }) => id) };
  return new Page(query, request, page, async () => {
    const [counted] = await reader.all<{ total: number }>(countOfTable(query));
    return counted?.total ?? 0;
  });
}

type OrderedQuery = Pick<TableQuery<unknown>, "from" | "conditions" | "list" | "order">;

/** Columns of a page's rows, with the alias `x`. */
export function rowsOfPage(
  query: OrderedQuery,
  request: PageRequest,
  columnsWith: (sortKey: Sql) => Sql,
): Sql {
  const { rows, isCounted, keyset, sortKey } = orderedRows(query, request);
  return sql`select ${columnsWith(sortKey)} from ${rows}
    where ${all(query.conditions)} and ${isCounted} and ${keyset.past} order by ${keyset.orderBy} ${keyset.limit}`;
}

export const countOfTable = ({ from, conditions }: Pick<OrderedQuery, "from" | "conditions">): Sql =>
  sql`select count(*) as total from ${from} x where ${all(conditions)}`;

/** The rows in their order: by a column of theirs, or by a counter, whose rows are one range of an index. */
function orderedRows({ from, order, ...identity }: OrderedQuery, request: PageRequest) {
  const list = { list: identity.list, order };
  if (order.counter === undefined) {
    const keyset = keysetOf(list, request, "x");
    return { rows: sql`${from} x`, isCounted: sql`true`, keyset, sortKey: column("x", order.column) };
  }
  return {
    rows: sql`"child_counter" c join ${from} x on x."id" = c."parentId"`,
    isCounted: sql`c."relation" = ${order.counter}`,
    keyset: keysetOf(list, request, "c", "parentId"),
    sortKey: column("c", order.column),
  };
}

/** A row of a list: it has an id and the sort column. */
interface Listable {
  readonly id: string;
}

export function pageOfNodes<Node extends Listable>(
  identity: ListIdentity,
  request: PageRequest,
  nodes: readonly Node[],
  count: () => Promise<number>,
): Page<Node> {
  const sortColumn = identity.order.column as keyof Node;
  const found = {
    rows: nodes,
    sortKeys: nodes.map((node) => String(node[sortColumn])),
    ids: nodes.map(({ id }) => id),
  };
  return new Page(identity, request, found, count);
}
