import { Arg, Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from "type-graphql";

import { listDataGaps } from "../../catalogue/queries/data-gaps";
import type { TypeName } from "../../domain/ids";
import { Node } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import { NodeType } from "../../entities/node-type";
import { DataGapKind } from "../../projections/data-gaps/kinds";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { PageArgs } from "../shared/page-args";

describeEnum(DataGapKind, "DataGapKind", "The kinds of missing information.", {
  NO_DATE: "No date: of an episode, a publication or an award.",
  NO_HOST: "No host: of an episode.",
  NO_SOURCE: "No source: of any entity.",
  NO_LINK:
    "No link: of an episode, a publication or an award. Not of an episode that says why there is no recording.",
  ONLY_INFERRED: "No source that says so: of any fact whose standing is INFERRED.",
  CONTRADICTION: "No agreement of its sources: of any entity that has `contradictions`.",
});

@ObjectType({ description: "A piece of information that the catalogue lacks about one of its entities." })
class DataGap {
  id!: string;

  @Field(() => DataGapKind, { description: "What is missing." })
  kind!: DataGapKind;
}

const { Connection: DataGapConnection } = connectionOf("DataGap", () => DataGap);

@Resolver(() => DataGap)
export class DataGapResolver {
  @Query(() => DataGapConnection, {
    nullable: true,
    description: "What the catalogue lacks about its entities, by kind. Null only with an error.",
  })
  dataGaps(
    @Args(() => PageArgs) page: PageArgs,
    @Arg("kinds", () => [DataGapKind], { nullable: true, description: "Any of these; all when omitted." })
    kinds: DataGapKind[] | null,
    @Arg("types", () => [NodeType], { nullable: true, description: "Of these types; of all when omitted." })
    types: TypeName[] | null,
    @Ctx() { reader }: Context,
  ) {
    return listDataGaps(reader, { kinds, types }, page);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "The entity that lacks it. Null when its subgraph is unavailable.",
  })
  subject(@Root() { id }: DataGap, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(id);
  }
}
