import { filters } from "../catalogue/filters/by-type";
import { readFilter, type FilterFields, type IdOf } from "../catalogue/filters/field";
import { keysetOf } from "../catalogue/pages/keyset";
import { childrenOf, countOfChildren } from "../catalogue/queries/relations";
import { column } from "../database/sql/dialect";
import type { Sql } from "../database/sql/sql";
import type { ToMany } from "../entities/relations";
import { compileArgument, type Values } from "../operations/argument";
import { hole, NotCompiled } from "./hole";
import { cutColumns, page } from "./page";
import type { Asked, Scope } from "./scope";

const known: ReadonlySet<string> = new Set(["first", "after", "filter", "orderBy"]);

/** A page of a to-many relation of one parent. */
export function relationPage(name: string, relation: ToMany, asked: Asked, parent: Sql, scope: Scope): Sql {
  const { field, node } = asked;
  const unknown = field.args.find((argument) => !known.has(argument.name));
  if (unknown || !field.args.some((argument) => argument.name === "first"))
    throw new NotCompiled(`${name} has other arguments than a page`);
  const orderBy = scope.assume(compileArgument(field, node, "orderBy"));
  const order = relation.orders.find((one) => one.name === orderBy) ?? relation.orders[0];
  const filterOf = filterReader(relation.to, asked);
  const isFiltered = hasFilter(asked);
  const alias = relation.owner === "id" ? "y" : null;
  return page(
    {
      type: relation.to,
      list: name,
      order,
      isFiltered,
      alias,
      async cut(request, values, idOf) {
        const keyset = keysetOf({ list: name, order }, request, "y", relation.owner);
        const columns = cutColumns({ order, alias }, column("y", relation.owner), column("y", order.column));
        return childrenOf(relation, parent, { columns, keyset, filter: await filterOf(values, idOf) });
      },
      count: () =>
        hole(
          async (values, idOf) => countOfChildren(name, relation, parent, await filterOf(values, idOf)),
          !isFiltered,
        ),
    },
    asked,
    scope,
  );
}

/** Reads the argument `filter`, with ids instead of slugs; empty where none is given. */
export function filterReader(type: ToMany["to"], { field, node }: Pick<Asked, "field" | "node">) {
  const fields: FilterFields = filters[type];
  const given = compileArgument(field, node, "filter");
  return async (values: Values, idOf: IdOf): Promise<object> => {
    const filter = given(values) as Record<string, unknown> | null | undefined;
    return filter ? readFilter(fields, filter, idOf) : {};
  };
}

/** Whether a filter is given, empty or not. */
export const hasFilter = ({ node }: Pick<Asked, "node">): boolean =>
  node.arguments?.some(({ name }) => name.value === "filter") ?? false;
