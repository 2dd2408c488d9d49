import { Arg, type ClassType, Field, InputType } from "type-graphql";

import { filters, type FilterOf, type GivenFilterOf } from "../../catalogue/filters/by-type";
import { type FilterFields, type GivenFilter, type IdOf, readFilter } from "../../catalogue/filters/field";
import { itemFilter, type GivenItemFilter, type ItemFilter } from "../../catalogue/filters/items";
import type { Page, PageRequest } from "../../catalogue/pages/page";
import { listOf, lists, type ListName, type OrderOf, type TypeIn } from "../../catalogue/queries/lists";
import type { RelationQuestion } from "../../catalogue/queries/relations";
import type { LoadersByRelation } from "../../loaders/loaders";
import type { TypeName } from "../../domain/ids";
import type { EntityTypes } from "../../entities";
import { toMany, type TargetOf, type ToManyName, type TypeNameOf } from "../../entities/relations";
import type { Context } from "./context";
import { idOfReference } from "./references";

/** Makes the GraphQL input of a filter from its declaration; `rows` names what it filters. */
export function filterInput<Fields extends FilterFields>(
  name: string,
  rows: string,
  fields: Fields,
): ClassType<GivenFilter<Fields>> {
  @InputType(name, {
    description: `A filter for ${rows}. All given conditions must hold; an omitted one does not filter.`,
  })
  class Filter {
    [field: string]: unknown;
  }

  for (const [field, { type, description }] of Object.entries(fields)) {
    Field(type as () => ClassType, { nullable: true, description })(Filter.prototype, field);
  }
  return Filter as ClassType<GivenFilter<Fields>>;
}

/** The argument `filter` of a list. */
export const FilterArg = (input: () => ClassType): ParameterDecorator =>
  Arg("filter", input, { nullable: true, description: "A filter; all when omitted." }) as ParameterDecorator;

/** A filter of a type's lists with its slugs resolved to ids. */
export function readFilterOf<Type extends TypeName>(
  context: Context,
  type: Type,
  given: GivenFilterOf<Type> | null,
): Promise<FilterOf<Type>> {
  const fields: FilterFields = filters[type];
  return readFilter(fields, given ?? {}, idOfIn(context)) as Promise<FilterOf<Type>>;
}

/** The same of a list of several types. */
export function readItemFilter(context: Context, given: GivenItemFilter | null): Promise<ItemFilter> {
  return readFilter(itemFilter, given ?? {}, idOfIn(context));
}

/** Resolves references of this request's client. */
export const idOfIn =
  (context: Context): IdOf =>
  async (type, reference) =>
    (await idOfReference(context, type, reference)) as string;

/** A page of a root list. */
export async function rootPage<Name extends ListName>(
  context: Context,
  list: Name,
  filter: GivenFilterOf<TypeIn<Name>> | null,
  order: OrderOf<Name>,
  page: PageRequest,
): Promise<Page<EntityTypes[TypeIn<Name>]>> {
  const type: TypeIn<Name> = lists[list].type;
  return listOf(context.reader, list, await readFilterOf(context, type, filter), order, page);
}

/** A page of a nested list. */
export async function nestedPage<Name extends ToManyName>(
  context: Context,
  name: Name,
  parentId: string,
  page: PageRequest,
  {
    filter,
    order,
  }: { filter: GivenFilterOf<TypeNameOf<Name>> | null; order?: RelationQuestion<Name>["order"] },
): Promise<Page<TargetOf<Name>>> {
  const loaders: LoadersByRelation = context.loaders;
  const question = {
    order,
    filter:
      filter === null ? undefined : await readFilterOf(context, toMany[name].to as TypeNameOf<Name>, filter),
  };
  return loaders[name].page(parentId, page, question);
}
