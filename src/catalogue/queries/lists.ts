import { idPrefixes, type TypeName } from "../../domain/ids";
import { readEntity, selectEntity } from "../../entities/columns";
import type { EntityTypes } from "../../entities/entity-classes";
import { all, type Condition } from "../pages/conditions";
import { keysetOf } from "../pages/keyset";
import { Page, type ListIdentity, type PageRequest } from "../pages/page";
import type { Reader, Row } from "../statements";

/** What is selected of a table, which is called `x`, and how its rows become what a list holds. */
export interface Listed<Node> {
  readonly table: string;
  readonly selection: string;
  readonly read: (row: Row) => Node;
}

export function listedEntity<Name extends TypeName>(type: Name): Listed<EntityTypes[Name]> {
  return {
    table: idPrefixes[type],
    selection: `${selectEntity(type, "x")} as entity`,
    read: ({ entity }) => readEntity(type, entity as string),
  };
}

export interface ListQuery<Node> extends ListIdentity, Listed<Node> {
  /** The table is called `x` in them. */
  readonly conditions: ReadonlyArray<Condition | null>;
}

/** A page of a whole table under a filter. */
export async function listOf<Node extends Listable>(
  reader: Reader,
  query: ListQuery<Node>,
  request: PageRequest,
): Promise<Page<Node>> {
  const where = all(query.conditions);
  const keyset = keysetOf(query, request, "x");

  const rows = await reader.all(
    `select ${query.selection} from ${query.table} x where ${where.sql} and ${keyset.condition} order by ${keyset.orderBy} ${keyset.limit}`,
    { ...where.parameters, ...keyset.parameters },
  );
  return pageOfNodes(query, request, rows.map(query.read), async () => {
    const [counted] = await reader.all<{ total: number }>(
      `select count(*) as total from ${query.table} x where ${where.sql}`,
      where.parameters,
    );
    return counted?.total ?? 0;
  });
}

/** What a list holds: it has an id, and the column that the list goes by. */
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
