import { Arg, Args, Ctx, Field, FieldResolver, Float, ObjectType, Query, Resolver, Root } from "type-graphql";

import { type Duplicate as DuplicateRow, listDuplicates } from "../../catalogue/identity/duplicates";
import type { MergedType } from "../../catalogue/identity/merged-types";
import { type DuplicateReason as ReasonRow, DuplicateReasonKind } from "../../catalogue/identity/reasons";
import { Role } from "../../domain/roles";
import { Node } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { Needs } from "../shared/needs";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { Unrevised } from "../shared/reads";
import { MergedTypes } from "./distinct";

describeEnum(
  DuplicateReasonKind,
  "DuplicateReasonKind",
  "What two records have in common, and what speaks against it.",
  {
    IDENTIFIER: "An identifier of a registry.",
    LINK: "A page or recording of their own.",
    ACCOUNT: "An account on a platform.",
    NAME: "The main name, but for case, accents and punctuation.",
    OTHER_NAME: "A name that is the main name of one, and another name of the other.",
    SPELLING: "Names that may be spellings of one: their order, initials, titles, one letter.",
    RARE_NAME: "A family name that no one else is known to have, with a short form or an initial.",
    DATE: "A date on which they took place or came out.",
    SHARED: "An entity that facts relate both to, such as a show or an organisation.",
    SPEAKERS: "People of the same names who appeared on both, of shows that come again.",
    TRACKS: "Tracks of the same names, of shows that come again.",
    CONTRADICTION:
      "What speaks against it: other accounts on one platform, another generation of a name, editions in one year on other days.",
  },
);

@ObjectType({ description: "Why two records may be of one entity." })
class DuplicateReason implements ReasonRow {
  @Field(() => DuplicateReasonKind, { description: "The kind." })
  kind!: DuplicateReasonKind;

  @Field(() => String, {
    description:
      "What both have: a registry and its value, a URL, a handle, a name, a date, the id of an entity. Of spellings and contradictions, what each says.",
  })
  value!: string;
}

@ObjectType({ description: "Two records that may be of one entity." })
class Duplicate {
  @Field(() => Float, { description: "From 0 to 1: how much the reasons say together." })
  score!: number;

  @Field(() => [DuplicateReason], { description: "Why, the strongest kinds first." })
  reasons!: readonly DuplicateReason[];
}

const { Connection: DuplicateConnection } = connectionOf("Duplicate", () => Duplicate);

@Resolver(() => Duplicate)
export class DuplicateResolver {
  @Price({ asked: 200 })
  @Unrevised()
  @Needs(Role.EDITOR)
  @Query(() => DuplicateConnection, {
    nullable: true,
    description:
      "Pairs of records that may be of one entity, the likeliest first: they share an identifier, a page or an account, or a name and something around them, and never a name alone. Two with different identifiers of one registry, and those that are marked as distinct, are none. Null only with an error.",
  })
  duplicates(
    @Arg("type", () => MergedTypes, { description: "Of which type." }) type: MergedType,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader, duplicates }: Context,
  ) {
    return listDuplicates(reader, duplicates, type, page);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "The one. Null when its subgraph is unavailable.",
  })
  one(@Root() { one }: DuplicateRow, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(one);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "The other. Null when its subgraph is unavailable.",
  })
  other(@Root() { other }: DuplicateRow, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(other);
  }
}
