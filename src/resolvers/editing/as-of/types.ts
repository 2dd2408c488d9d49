import {
  Args,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  Int,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";

import { hasPast, pageOfPast, type Past } from "../../../catalogue/queries/past";
import type { TypeName } from "../../../domain/ids";
import { EdtfDate, entityClasses } from "../../../entities";
import { type ToMany, toMany, type ToManyName, toOne } from "../../../entities/relations";
import { placeColumn, type WrittenValue, writtenShapes } from "../../../entities/written-properties";
import { connectionOf } from "../../shared/connections";
import type { Context } from "../../shared/context";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { AsOf } from "./as-of";
import { pastFor } from "./past";

const types = Object.keys(entityClasses) as TypeName[];

const scalars = {
  text: String,
  date: EdtfDate,
  integer: Int,
  number: Float,
  boolean: Boolean,
} as const;

/** A class of its own for each type: `PersonAsOf`. */
const classes = new Map<TypeName, ClassType<AsOf>>(types.map((type) => [type, classOf(type)]));
const connections = new Map(
  types.map((type) => [
    type,
    connectionOf(`${type}AsOf`, () => classes.get(type) as ClassType<AsOf>).Connection,
  ]),
);

function classOf(type: TypeName): ClassType<AsOf> {
  @ObjectType(`${type}AsOf`, { implements: AsOf, description: `${type}, as it was at a moment in the past.` })
  class TypeAsOf extends AsOf {}
  const { isThing, hasPlace, properties } = writtenShapes[type];
  const add = (name: string, of: unknown, description: string, nullable = false) =>
    Field((() => of) as () => ClassType, { nullable, description })(TypeAsOf.prototype, name);
  for (const { name, value, isList, isNullable, description } of properties) {
    if (value.kind === "key") continue;
    const of = outputOf(value);
    add(name, isList ? [of] : of, description ?? "", isNullable && !isList);
  }
  if (isThing) add("slug", String, "The name that it had in URLs.");
  if (hasPlace) add(placeColumn, Int, "The place that it had in its list, counted from 1.");
  return TypeAsOf as ClassType<AsOf>;
}

function outputOf(value: WrittenValue): unknown {
  if (value.kind === "enum" || value.kind === "object") return value.of;
  return scalars[value.kind as keyof typeof scalars];
}

/** The fields of a type that lead to others: to what it referred to, and pages of what referred to it. */
const resolversOf = (type: TypeName) => [
  ...toOne
    .filter(
      ({ from, arms }) =>
        from === type &&
        arms.every(
          ({ column, to }) => hasPast({ to: from, key: column, owner: "id" } as ToMany) && classes.has(to),
        ),
    )
    .map(({ field, arms }) => {
      const [arm, ...others] = arms;
      const of = arm && others.length === 0 ? classes.get(arm.to) : AsOf;
      @Resolver(() => classes.get(type) as ClassType)
      class ReferenceResolver {
        @FieldResolver(() => of as ClassType, {
          nullable: true,
          description:
            "As it was then. Null where none was stated, and where it is gone by now, but for a key of the role EDITOR.",
        })
        [field](@Root() past: AsOf, @Ctx() context: Context) {
          const id = (past as unknown as Past)[`${field}Id`];
          return typeof id === "string" ? pastFor(context)(past.until, id) : null;
        }
      }
      return ReferenceResolver;
    }),
  ...(Object.entries(toMany) as Array<[ToManyName, ToMany]>)
    .filter(([, relation]) => relation.from === type && hasPast(relation))
    .map(([name, { field, to }]) => {
      @Resolver(() => classes.get(type) as ClassType)
      class ListResolver {
        @Price({ asked: 20, askedPerThousand: 100, reads: [name] })
        @FieldResolver(() => connections.get(to) as ClassType, {
          nullable: true,
          description:
            "Those that there were then, in the default order of the list today; without those that are gone by now, but for a key of the role EDITOR. Null only with an error: ERASED where the history does not know one of them any more.",
        })
        async [field](
          @Root() { id, until }: AsOf,
          @Args(() => PageArgs) page: PageArgs,
          @Ctx() context: Context,
        ) {
          const candidates = (await context.loaders.pastCandidates.load([until, name, id])) ?? [];
          return pageOfPast(pastFor(context), name, { until, parentId: id, candidates }, page);
        }
      }
      return ListResolver;
    }),
];

/** Each type's fields of the past. */
export const asOfResolvers: ReadonlyArray<new () => object> = types.flatMap(resolversOf);
