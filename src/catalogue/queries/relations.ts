import { among, column, each, entityOf, joinPicked, table } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { readEntity } from "../../entities/columns";
import type { Order } from "../../entities/orders";
import {
  toMany,
  type TargetOf,
  type ToMany,
  type ToManyName,
  type TypeNameOf,
} from "../../entities/relations";
import { conditionsFor, type FilterOf } from "../filters/by-type";
import { rowOf } from "../filters/row";
import { pagesByParent } from "../pages/by-parent";
import { all } from "../pages/conditions";
import { keysetOf, type Keyset } from "../pages/keyset";
import type { Page, PageRequest } from "../pages/page";
import { pageOfNodes } from "./table-page";

/** What a client asks of a relation's list beyond its page. */
export interface RelationQuestion<Name extends ToManyName> {
  /** One of the relation's orders; its default one if omitted. */
  readonly order?: Order;
  /** With ids. */
  readonly filter?: FilterOf<TypeNameOf<Name>>;
}

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
  { order, filter }: RelationQuestion<Name> = {},
): Promise<Map<string, Page<TargetOf<Name>>>> {
  const relation: ToMany = toMany[name];
  const { to, owner, orders } = relation;
  const identity = { list: name, order: order ?? orders[0] };
  const [keyset, outer] = [keysetOf(identity, request, "y", owner), keysetOf(identity, request, "x")];
  const columns = sql`${column("y", owner)} as id`;
  const pick = childrenOf(relation, raw("parent.value"), { columns, keyset, filter });

  const found = await reader.all<ChildRow>(
    sql`select parent.value as "parentId", ${entityOf(to, "x")} as entity
      from ${each(parentIds, "parent")} ${joinPicked(to, "x", pick)}
      order by parent.key, ${outer.orderBy}`,
  );
  return pagesByParent(found, parentIds, (children, parentId) =>
    pageOfNodes(
      identity,
      request,
      children.map(({ entity }) => readEntity(to, entity)),
      () => count(parentId),
    ),
  ) as Map<string, Page<unknown>> as Map<string, Page<TargetOf<Name>>>;
}

/**
 * The number of children of each parent that match the filter; no entry for parents without. Without a filter from the
 * projection `counters`; with one, all children are read.
 */
export async function countsOfRelation<Name extends ToManyName>(
  reader: Reader,
  name: Name,
  parentIds: readonly string[],
  { filter }: RelationQuestion<Name> = {},
): Promise<Map<string, number>> {
  const relation: ToMany = toMany[name];
  const parentId = column("y", relation.key);
  const { rows, where, isFiltered } = filtered(relation, filter);
  const counted = await reader.all<{ parentId: string; total: number }>(
    isFiltered
      ? sql`select ${parentId} as "parentId", count(*) as total from ${rows}
          where ${among(parentId, parentIds)} and ${where} group by ${parentId}`
      : sql`select c."parentId", c."total" from "child_counter" c
          where c."relation" = ${name} and ${among(sql`c."parentId"`, parentIds)}`,
  );
  return new Map(counted.map((row) => [row.parentId, row.total]));
}

/** Columns of a page of one parent's children: one index range. The alias is `y`, which the keyset is of. */
export function childrenOf(
  relation: ToMany,
  parentId: Sql,
  {
    columns,
    keyset,
    filter,
  }: { readonly columns: Sql; readonly keyset: Keyset; readonly filter?: object | undefined },
): Sql {
  const { rows, where } = filtered(relation, filter);
  return sql`
    select ${columns} from ${rows} where ${column("y", relation.key)} = ${parentId} and ${where} and ${keyset.past}
    order by ${keyset.orderBy} ${keyset.limit}`;
}

/** The number of one parent's children that match the filter, as a subquery. */
export function countOfChildren(name: string, relation: ToMany, parentId: Sql, filter: object): Sql {
  const { rows, where, isFiltered } = filtered(relation, filter);
  return isFiltered
    ? sql`(select count(*) from ${rows} where ${column("y", relation.key)} = ${parentId} and ${where})`
    : sql`coalesce((select c."total" from "child_counter" c
        where c."relation" = ${name} and c."parentId" = ${parentId}), 0)`;
}

/** The rows of a relation, with the alias `y`, and the condition of a filter on the entities that own them. */
function filtered({ to, table: rows, owner }: ToMany, filter: object = {}) {
  const isOwn = owner === "id";
  const conditions = conditionsFor(to, filter, rowOf(isOwn ? "y" : "z"));
  const isFiltered = conditions.some((condition) => condition !== null);
  const owners = isFiltered && !isOwn ? sql`join ${table(to)} z on z."id" = ${column("y", owner)}` : raw("");
  return { rows: sql`${raw(`"${rows}"`)} y ${owners}`, where: all(conditions), isFiltered };
}

/** A row of a statement that finds the entities of several parents. */
export interface ChildRow extends Record<string, unknown> {
  readonly parentId: string;
  readonly entity: string;
}
