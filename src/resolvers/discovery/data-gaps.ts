import { Arg, Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from "type-graphql";

import { DataGapKind } from "../../catalogue/read-models/data-gaps";
import { idPrefixes, type TypeName } from "../../domain/ids";
import { Node } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { PageArgs } from "../shared/page-args";

describeEnum(DataGapKind, "DataGapKind", "What the catalogue does not know.", {
  NO_DATE: "No date: of an episode, a publication or an award.",
  NO_HOST: "No host: of an episode.",
  NO_SOURCE: "No source: of anything.",
  NO_LINK: "No link: of an episode, a publication or an award.",
});

const NodeType = Object.fromEntries(Object.keys(idPrefixes).map((type) => [type, type])) as Record<
  TypeName,
  TypeName
>;
describeEnum(
  NodeType,
  "NodeType",
  "The types of the catalogue.",
  Object.fromEntries(Object.keys(idPrefixes).map((type) => [type, `The type ${type}.`])) as Record<
    TypeName,
    string
  >,
);

@ObjectType({ description: "Something that the catalogue does not know of something that it holds." })
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
    description:
      "What the catalogue does not know of what it holds, by kind. Null only with an error that says why.",
  })
  dataGaps(
    @Args(() => PageArgs) page: PageArgs,
    @Arg("kinds", () => [DataGapKind], { nullable: true, description: "Any of these; all when left out." })
    kinds: DataGapKind[] | null,
    @Arg("types", () => [NodeType], { nullable: true, description: "Of these types; of all when left out." })
    types: TypeName[] | null,
    @Ctx() { catalogue }: Context,
  ) {
    return catalogue.discovery.listDataGaps({ kinds, types }, page);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "What it is missing of. Null when its subgraph cannot be reached.",
  })
  subject(@Root() { id }: DataGap, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(id);
  }
}
