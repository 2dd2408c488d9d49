import { Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { pageOfPast, type Past, valueOfPast } from "../../../catalogue/queries/past";
import type { TypeName } from "../../../domain/ids";
import { entityClasses } from "../../../entities";
import { type ToMany, toMany, type ToManyName, type ToOne, toOne } from "../../../entities/relations";
import { writtenShapes } from "../../../entities/written-properties";
import type { Context } from "../../shared/context";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { AsOf } from "./as-of";
import { pastAccess, pastFor } from "./past";
import { asOfClass, asOfConnection } from "./types";

const types = Object.keys(entityClasses) as TypeName[];

/** The class of what is of one of these types. */
const classOfAny = ([type, ...others]: readonly TypeName[]): ClassType =>
  (type && others.length === 0 ? asOfClass(type) : AsOf) as ClassType;

export const goneIsNull =
  "As it was then. Null where none was stated, and where it is gone by now, but for a key of the role EDITOR.";

/** What an entity referred to: `Appearance.episode`. */
function referenceOf(type: TypeName, { field, arms }: ToOne) {
  const of = classOfAny(arms.map(({ to }) => to));
  @Resolver(() => asOfClass(type))
  class ReferenceResolver {
    @FieldResolver(() => of, { nullable: true, description: goneIsNull })
    async [field](@Root() past: AsOf, @Ctx() context: Context) {
      const load = pastFor(context);
      const id = await valueOfPast(load, type, past as unknown as Past, `${field}Id`);
      return typeof id === "string" ? load(past.until, id) : null;
    }
  }
  return ReferenceResolver;
}

interface Ids {
  readonly name: string;
  /** The property with the ids. */
  readonly column: string;
  readonly to: readonly TypeName[];
}

/** The lists of ids that are a property: `Honour.recipients`. */
const idsIn = (type: TypeName): Ids[] => [
  ...writtenShapes[type].properties.flatMap(({ name, column, isList, value }) =>
    isList && value.kind === "key" ? [{ name, column, to: [value.to] }] : [],
  ),
  ...writtenShapes[type].arcs.flatMap(({ name, column, isList, keys }) =>
    isList ? [{ name, column, to: keys.map(({ to }) => to) }] : [],
  ),
];

function idsOf(type: TypeName, { name, column, to }: Ids) {
  const of = classOfAny(to);
  @Resolver(() => asOfClass(type))
  class IdsResolver {
    @FieldResolver(() => [of], {
      nullable: "itemsAndList",
      description:
        "As they were then, in the order stated. An item is null where it is gone by now, but for a key of the role EDITOR, and where it is ERASED.",
    })
    [name](@Root() past: AsOf, @Ctx() context: Context) {
      const ids = (past as unknown as Past)[column] as readonly string[];
      return ids.map((id) => pastFor(context)(past.until, id));
    }
  }
  return IdsResolver;
}

/** A page of what referred to an entity: `Person.appearances`. */
function listOf(type: TypeName, name: ToManyName, { field, to }: ToMany) {
  @Resolver(() => asOfClass(type))
  class ListResolver {
    @Price({
      asked: 20,
      askedPerThousand: 100,
      reads: name === "Show.appearances" ? [name, "Show.episodes"] : [name],
    })
    @FieldResolver(() => asOfConnection(to), {
      nullable: true,
      description:
        "Those that there were then, in the default order of the list today; without those that are gone by now, but for a key of the role EDITOR. Null only with an error: ERASED where the history does not know one of them any more.",
    })
    async [field](@Root() past: AsOf, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
      return pageOfPast(pastAccess(context), name, past, page);
    }
  }
  return ListResolver;
}

const lists = Object.entries(toMany) as Array<[ToManyName, ToMany]>;

/** Each type's fields that lead to others. */
export const relationsAsOf: ReadonlyArray<new () => object> = [
  ...toOne.map((relation) => referenceOf(relation.from, relation)),
  ...types.flatMap((type) => idsIn(type).map((ids) => idsOf(type, ids))),
  ...lists.map(([name, relation]) => listOf(relation.from, name, relation)),
];
