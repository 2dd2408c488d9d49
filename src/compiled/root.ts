import { getNamedType } from "graphql";

import { conditionsFor } from "../catalogue/filters/by-type";
import type { IdOf } from "../catalogue/filters/field";
import { idOfSlug } from "../catalogue/queries/by-id";
import { lists, type ListName } from "../catalogue/queries/lists";
import { countOfTable, rowsOfPage } from "../catalogue/queries/table-page";
import { column, table } from "../database/sql/dialect";
import { join, raw, sql, type Sql } from "../database/sql/sql";
import { isId, typeOfId, type TypeName } from "../domain/ids";
import type { Order } from "../entities/orders";
import { compileArgument, type Values } from "../operations/argument";
import { readingOf } from "../resolvers/shared/in-sql";
import { hole, NotCompiled } from "./hole";
import { cutColumns, page } from "./page";
import { relatedByFilter } from "./related-page";
import { filterReader, hasFilter } from "./relation-page";
import type { Asked, Scope } from "./scope";
import { concatenated, failed } from "./text";

/** A field of Query, as a subquery. */
export function rootField(asked: Asked, scope: Scope): Sql {
  const reading = readingOf(asked.field);
  if (reading && "entity" in reading) return oneEntity(reading.entity, asked, scope);
  if (reading && "list" in reading) return rootList(reading.list, asked, scope);
  throw new NotCompiled(`Query.${asked.field.name} has a resolver`);
}

/** Where there is none the resolvers say why: it was merged, removed or forgotten, or never was. */
function oneEntity(type: TypeName, { field, node, selected }: Asked, scope: Scope): Sql {
  const [id, slug] = [compileArgument(field, node, "id"), compileArgument(field, node, "slug")];
  const wanted = hole((values) => {
    const [byId = null, bySlug = null] = [id(values), slug(values)] as Array<string | null | undefined>;
    if ((byId === null) === (bySlug === null)) throw new NotCompiled("either an id or a slug is expected");
    if (bySlug !== null) return idOfSlug(type, bySlug);
    const reference = byId as string;
    if (!isId(reference) && hasSlugs(field)) return idOfSlug(type, reference);
    if (typeOfId(reference) !== type) throw new NotCompiled("an id of another type");
    return sql`${reference}`;
  });
  const rows = scope.newRows();
  const text = concatenated(scope.entity(type, selected, rows));
  const joins = join([raw(""), ...rows.joins], "");
  return sql`coalesce((select ${text} from ${table(type)} ${raw(rows.alias)}${joins}
    where ${column(rows.alias, "id")} = ${wanted}), ${failed})`;
}

const hasSlugs = ({ args }: Asked["field"]): boolean => args.some(({ name }) => name === "slug");

function rootList(list: ListName, asked: Asked, scope: Scope): Sql {
  const { field, node } = asked;
  const filter = compileArgument(field, node, "filter");
  const isRelated = scope.assume((values) =>
    Boolean((filter(values) as { relatedTo?: unknown } | null | undefined)?.relatedTo),
  );
  if (list === "appearances" && isRelated) return relatedByFilter(asked, scope);
  const type: TypeName = lists[list].type;
  const orders: Readonly<Record<string, Order>> = lists[list].orders;
  const order = orders[String(scope.assume(compileArgument(field, node, "orderBy")))];
  if (!order) throw new NotCompiled(`${getNamedType(field.type).name} in an unknown order`);
  const filterOf = filterReader(type, asked);
  const queryBy = async (values: Values, idOf: IdOf) => ({
    from: table(type),
    conditions: conditionsFor(type, await filterOf(values, idOf)),
    list,
    order,
  });
  return page(
    {
      type,
      list,
      order,
      isFiltered: hasFilter(asked),
      alias: "x",
      cut: async (request, values, idOf) =>
        rowsOfPage(await queryBy(values, idOf), request, (sortKey) =>
          cutColumns({ order, alias: "x" }, column("x", "id"), sortKey),
        ),
      count: () => hole(async (values, idOf) => sql`(${countOfTable(await queryBy(values, idOf))})`),
    },
    asked,
    scope,
  );
}
