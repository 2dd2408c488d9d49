import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";

import { mergedTypeNames, type MergedType } from "../../catalogue/identity/merged-types";
import { Role } from "../../domain/roles";
import { Node } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import type { Context } from "../shared/context";
import { Needs } from "../shared/needs";
import { Price } from "../shared/price";
import { changed } from "./changed";
import { ChangeInput, described } from "./inputs";
import { changePrice } from "./price";
import { UserError } from "./user-error";

export const MergedTypes = Object.fromEntries(mergedTypeNames.map((name) => [name, name])) as {
  readonly [Name in MergedType]: Name;
};

describeEnum(MergedTypes, "MergedType", "A type of which two records may be of one entity.", {
  Person: "People.",
  Organisation: "Organisations.",
  Show: "Shows.",
  Episode: "Episodes.",
});

@InputType({ description: "Two entities of one type." })
class DistinctInput extends ChangeInput {
  @Field(() => MergedTypes, { description: "Their type." })
  type!: MergedType;

  @Field(() => ID, { description: "Id or slug of the one." })
  one!: string;

  @Field(() => ID, { description: "Id or slug of the other." })
  other!: string;
}

@ObjectType({ description: "Two that are known to be two, or why that is not remembered." })
class DistinctPayload {
  id!: string | null;

  @Field(() => [UserError], { description: "Why nothing was changed; empty when it was." })
  userErrors!: readonly UserError[];
}

@Resolver(() => DistinctPayload)
export class DistinctResolver {
  @Price(changePrice)
  @Needs(Role.EDITOR)
  @Mutation(() => DistinctPayload, {
    nullable: true,
    description:
      "Remembers that two entities are never the same: they are not proposed as duplicates, and a merge of them, or of what they were merged into, is refused with DISTINCT. Null only with an error.",
  })
  markDistinct(@Arg("input", () => DistinctInput, described) input: DistinctInput, @Ctx() context: Context) {
    return this.#mark(input, context, true);
  }

  @Price(changePrice)
  @Needs(Role.EDITOR)
  @Mutation(() => DistinctPayload, {
    nullable: true,
    description: "Takes back that two entities are never the same. Null only with an error.",
  })
  unmarkDistinct(
    @Arg("input", () => DistinctInput, described) input: DistinctInput,
    @Ctx() context: Context,
  ) {
    return this.#mark(input, context, false);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "The one. Null when nothing was changed, and when its subgraph is unavailable.",
  })
  one(@Root() { id }: DistinctPayload, @Ctx() { loaders }: Context) {
    return id === null ? null : loaders.referredById.load(id);
  }

  #mark(input: DistinctInput, context: Context, isDistinct: boolean) {
    const { type, one, other } = input;
    const step = { kind: "distinct", type, pair: [one, other], isDistinct, path: [] } as const;
    return changed(context, isDistinct ? "markDistinct" : "unmarkDistinct", input, step);
  }
}
