import { among, column, each, table } from "../../database/sql/dialect";
import { join, raw, sql, type Sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { idPrefixes, typeOfId, type TypeName } from "../../domain/ids";
import { orderingRelations } from "../../entities/orders";
import { entityShapes } from "../../entities/columns";
import type { AnyEntity } from "../../entities/entity-classes";
import { following, toMany, type ToMany, type ToManyName } from "../../entities/relations";
import type { Effect, ProjectedRow, Projection } from "../projection";
import { replaceRows, tableOf } from "../projection-table";
import type { World } from "../world";
import { ChildCounter, RowCounter } from "./tables";

const types = tableOf(RowCounter);
const children = tableOf(ChildCounter);

const allTypes = Object.keys(idPrefixes) as TypeName[];
const relations = Object.entries(toMany) as Array<[ToManyName, ToMany]>;

/** The subject of a type or of a relation's parent: "Person", "Person.appearances person_…". */
const subjectOf = (relation: string, parentId: Sql): Sql => sql`${raw(`'${relation} '`)} || ${parentId}`;

/** The parents of rows of the child's type, before or after a change. */
function effectsOfRelation([name, { to, table: rows, owner, key }]: [ToManyName, ToMany]): Array<
  [TypeName, Effect]
> {
  const namedBy = (from: Sql, parent: Sql, id: Sql) => (ids: readonly string[]) =>
    sql`select ${subjectOf(name, parent)} as id from ${from} where ${among(id, ids)} and ${parent} is not null`;

  const followed = following.find((one) => one.table === rows && one.name === key);
  const child = sql`${raw(`"${rows}"`)} x`;
  if (!followed) {
    const subjects = namedBy(child, column("x", key), column("x", owner));
    return [[to, { columns: owner === "id" ? [key] : undefined, subjects }]];
  }
  // The column is a copy of another row's, which may change too.
  const joined = sql`${child} join ${table(followed.to)} f on ${column("f", "id")} = ${column("x", followed.key)}`;
  const parent = column("f", followed.column);
  return [
    [to, { columns: [followed.key], subjects: namedBy(joined, parent, column("x", "id")) }],
    [followed.to, { columns: [followed.column], subjects: namedBy(joined, parent, column("f", "id")) }],
  ];
}

/** Orders of lists need the parents without children too. */
const isOrdering = (name: ToManyName) => orderingRelations.includes(name);

const effects: Partial<Record<TypeName, Effect[]>> = {};
for (const type of allTypes) {
  // No column: inserted and removed rows only.
  effects[type] = [{ columns: [], subjects: () => sql`select ${raw(`'${type}'`)} as id` }];
}
for (const [type, effect] of relations.flatMap(effectsOfRelation)) effects[type]?.push(effect);
for (const [name, { from }] of relations.filter(([relation]) => isOrdering(relation))) {
  const subjects = (ids: readonly string[]) =>
    sql`select ${subjectOf(name, raw("parent.value"))} as id from ${each(ids, "parent")}`;
  effects[from]?.push({ columns: [], subjects });
}

const everySubject = join(
  [
    ...allTypes.map((type) => sql`select ${raw(`'${type}'`)} as id`),
    ...relations.map(([name, { from, table: rows, key }]) =>
      isOrdering(name)
        ? sql`select ${subjectOf(name, raw('x."id"'))} as id from ${table(from)} x`
        : sql`select distinct ${subjectOf(name, column("x", key))} as id from ${raw(`"${rows}"`)} x where ${column("x", key)} is not null`,
    ),
  ],
  " union all ",
);

/** The number of rows of each type, and of children of each parent. For totals, prices and orders. */
export const counters: Projection = {
  name: "counters",
  version: 2,
  tables: [types, children],
  effects,
  everySubject,
  async update(transaction, subjects) {
    const named = allTypes.filter((type) => subjects.includes(type));
    let written =
      named.length === 0 ? 0 : await replaceRows(transaction, types, "type", named, totalsOf(named));

    const parents = new Map<string, string[]>();
    for (const subject of subjects) {
      const [relation = "", parentId] = subject.split(" ");
      if (!parentId) continue;
      const known = parents.get(relation);
      if (known) known.push(parentId);
      else parents.set(relation, [parentId]);
    }
    for (const [relation, ids] of parents) written += await recount(transaction, relation as ToManyName, ids);
    return written;
  },
  define: (world) => ({ [types.name]: defineRows(world), [children.name]: defineChildren(world) }),
};

function totalsOf(named: readonly TypeName[]): Sql {
  const counted = join(
    named.map((type) => sql`select ${raw(`'${type}'`)} as "type", count(*) as "total" from ${table(type)}`),
    " union all ",
  );
  return sql`select * from (${counted}) c where c."total" > 0`;
}

/** Counts the children of these parents: one index range per parent. */
async function recount(
  transaction: Transaction,
  relation: ToManyName,
  parentIds: readonly string[],
): Promise<number> {
  const { from, table: rows, key } = toMany[relation];
  const isThere = sql`exists (select 1 from ${table(from)} p where p."id" = c."parentId")`;
  const name = raw(`'${relation}'`);
  const counted = sql`
    select * from (
      select ${name} as "relation", parent.value as "parentId",
        (select count(*) from ${raw(`"${rows}"`)} x where ${column("x", key)} = parent.value) as "total"
      from ${each(parentIds, "parent")}) c
    where c."total" > 0 ${isOrdering(relation) ? sql`or ${isThere}` : raw("")}`;
  return replaceRows(transaction, children, "parentId", parentIds, counted, sql`"relation" = ${name}`);
}

function defineRows(world: World): ProjectedRow[] {
  return allTypes.flatMap((type) => {
    const total = world.all(type).length;
    return total > 0 ? { type, total } : [];
  });
}

function defineChildren(world: World): ProjectedRow[] {
  return relations.flatMap(([relation, one]) => {
    const withoutChildren = isOrdering(relation) ? world.all(one.from) : [];
    const totals = new Map<string, number>(withoutChildren.map(({ id }) => [id, 0]));
    for (const child of world.all(one.to))
      for (const parentId of parentsOf(one, child)) totals.set(parentId, (totals.get(parentId) ?? 0) + 1);
    return [...totals].map(([parentId, total]) => ({ relation, parentId, total }));
  });
}

/** The ids of a child's parents: in a column, or in a list that is a part of it. */
function parentsOf({ from, to, table: rows, key }: ToMany, child: AnyEntity): string[] {
  const list = entityShapes[to].columns.find(({ part }) => part?.table === rows)?.name;
  const named = [Reflect.get(child, list ?? key) as string | readonly string[] | null].flat();
  return named.flatMap((id) => (id !== null && (!list || typeOfId(id) === from) ? id : []));
}
