import { entityOf, table } from "../../database/sql/dialect";
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
  const { from, selection } = query;
  const where = all(query.conditions);
  const keyset = keysetOf(query, request, "x");

  const rows = await reader.all(
    sql`select ${selection} from ${from} x where ${where} and ${keyset.past} order by ${keyset.orderBy} ${keyset.limit}`,
  );
  return pageOfNodes(query, request, rows.map(query.read), async () => {
    const [counted] = await reader.all<{ total: number }>(
      sql`select count(*) as total from ${from} x where ${where}`,
    );
    return counted?.total ?? 0;
  });
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
  const column = identity.order.column as keyof Node;
  const found = {
    rows: nodes,
    sortKeys: nodes.map((node) => String(node[column])),
    ids: nodes.map(({ id }) => id),
  };
  return new Page(identity, request, found, count);
}
