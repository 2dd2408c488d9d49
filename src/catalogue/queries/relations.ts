import { among, column, each, entityOf, joinPicked } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { readEntity } from "../../entities/columns";
import type { Order } from "../../entities/orders";
import { toMany, type TargetOf, type ToMany, type ToManyName } from "../../entities/relations";
import { pagesByParent } from "../pages/by-parent";
import { keysetOf } from "../pages/keyset";
import type { Page, PageRequest } from "../pages/page";
import { pageOfNodes } from "./table-page";

/**
 * The same page of the children of many parents, in one statement: one index range per parent. A window function would
 * read all children first.
 */
export async function pagesOfRelation<Name extends ToManyName>(
  reader: Reader,
  name: Name,
  parentIds: readonly string[],
  request: PageRequest,
  count: (parentId: string) => Promise<number>,
  order: Order | null = null,
): Promise<Map<string, Page<TargetOf<Name>>>> {
  const { to, table, owner, key, orders }: ToMany = toMany[name];
  const identity = { list: name, order: order ?? orders[0] };
  const [inner, outer] = [keysetOf(identity, request, "y", owner), keysetOf(identity, request, "x")];
  const pick = sql`
    select ${column("y", owner)} as id from ${raw(`"${table}"`)} y
    where ${column("y", key)} = parent.value and ${inner.past} order by ${inner.orderBy} ${inner.limit}`;

  const rows = await reader.all<ChildRow>(
    sql`select parent.value as "parentId", ${entityOf(to, "x")} as entity
      from ${each(parentIds, "parent")} ${joinPicked(to, "x", pick)}
      order by parent.key, ${outer.orderBy}`,
  );
  return pagesByParent(rows, parentIds, (children, parentId) =>
    pageOfNodes(
      identity,
      request,
      children.map(({ entity }) => readEntity(to, entity)),
      () => count(parentId),
    ),
  ) as Map<string, Page<unknown>> as Map<string, Page<TargetOf<Name>>>;
}

/** The number of children of each parent, from the projection `counters`; no entry for parents without children. */
export async function countsOfRelation(
  reader: Reader,
  name: ToManyName,
  parentIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await reader.all<{ parentId: string; total: number }>(
    sql`select c."parentId", c."total" from "child_counter" c
      where c."relation" = ${name} and ${among(sql`c."parentId"`, parentIds)}`,
  );
  return new Map(rows.map(({ parentId, total }) => [parentId, total]));
}

/** A row of a statement that finds the entities of several parents. */
export interface ChildRow extends Record<string, unknown> {
  readonly parentId: string;
  readonly entity: string;
}
