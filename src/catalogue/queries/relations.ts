import { idPrefixes } from "../../domain/ids";
import { readEntity, selectEntity } from "../../entities/columns";
import type { EntityTypes } from "../../entities/entity-classes";
import { toMany, type ToMany, type ToManyName } from "../../entities/relations";
import type { Reader } from "../statements";
import { keysetOf } from "../pages/keyset";
import type { Page, PageRequest } from "../pages/page";
import { pageOfNodes } from "./lists";

export type TargetOf<Name extends ToManyName> = EntityTypes[(typeof toMany)[Name]["to"]];

/**
 * The same page of many parents' children in one statement: an index range a parent, where a window function would read
 * every child of every parent first.
 */
export async function pagesOfRelation<Name extends ToManyName>(
  reader: Reader,
  name: Name,
  parentIds: readonly string[],
  request: PageRequest,
  count: (parentId: string) => Promise<number>,
): Promise<Map<string, Page<TargetOf<Name>>>> {
  const relation: ToMany = toMany[name];
  const table = idPrefixes[relation.to];
  const identity = { list: `${relation.from.join("|")}.${relation.field}`, order: relation.order };
  const inner = keysetOf(identity, request, "y");
  const outer = keysetOf(identity, request, "x");

  const rows = await reader.all<{ parentId: string; entity: string }>(
    `select parent.value as parentId, ${selectEntity(relation.to, "x")} as entity from json_each($parentIds) parent
     join ${table} x on x.id in (
       select y.id from ${table} y where y.${relation.key} = parent.value and ${inner.condition}
       order by ${inner.orderBy} ${inner.limit})
     order by parent.key, ${outer.orderBy}`,
    { $parentIds: JSON.stringify(parentIds), ...inner.parameters },
  );
  return pagesByParent(rows, parentIds, (children, parentId) =>
    pageOfNodes(
      identity,
      request,
      children.map(({ entity }) => readEntity(relation.to, entity)),
      () => count(parentId),
    ),
  ) as Map<string, Page<TargetOf<Name>>>;
}

export async function countsOfRelation(
  reader: Reader,
  name: ToManyName,
  parentIds: readonly string[],
): Promise<Map<string, number>> {
  const { to, key } = toMany[name];
  const rows = await reader.all<{ parentId: string; total: number }>(
    `select parent.value as parentId, (select count(*) from ${idPrefixes[to]} where ${key} = parent.value) as total
     from json_each($parentIds) parent`,
    { $parentIds: JSON.stringify(parentIds) },
  );
  return new Map(rows.map(({ parentId, total }) => [parentId, total]));
}

/** A page for every parent, also for one without children. */
export function pagesByParent<Row extends { parentId: string }, Result>(
  rows: readonly Row[],
  parentIds: readonly string[],
  pageOf: (children: readonly Row[], parentId: string) => Result,
): Map<string, Result> {
  const childrenOf = new Map<string, Row[]>(parentIds.map((id) => [id, []]));
  for (const row of rows) childrenOf.get(row.parentId)?.push(row);
  return new Map([...childrenOf].map(([parentId, children]) => [parentId, pageOf(children, parentId)]));
}
