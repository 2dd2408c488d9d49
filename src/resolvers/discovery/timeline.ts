import {
  Arg,
  Args,
  ArgsType,
  createUnionType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";

import { Appearance, EdtfDate, Honour, Publication, resolveType } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { DatedListArgs } from "../shared/list-args";
import { idOfReference } from "../shared/references";

enum TimelineKind {
  APPEARANCE = "APPEARANCE",
  PUBLICATION = "PUBLICATION",
  HONOUR = "HONOUR",
}

describeEnum(TimelineKind, "TimelineKind", "What stands on a timeline.", {
  APPEARANCE: "The person appeared in an episode.",
  PUBLICATION: "The person contributed to a publication.",
  HONOUR: "The person was honoured in an award.",
});

const TimelineItem = createUnionType({
  name: "TimelineItem",
  description: "What stands on a timeline.",
  types: () => [Appearance, Publication, Honour] as const,
  resolveType,
});

@ObjectType({ description: "One thing that a person did, in its place in time." })
class TimelineEntry {
  id!: string;
  edtf!: string | null;

  @Field(() => TimelineKind, { description: "What it is." })
  kind!: TimelineKind;
}

const { Connection: TimelineConnection } = connectionOf("TimelineEntry", () => TimelineEntry);

@ArgsType()
class TimelineArgs extends DatedListArgs {
  @Field(() => ID, { description: "Id or slug of the person." })
  person!: string;
}

@Resolver(() => TimelineEntry)
export class TimelineResolver {
  @Query(() => TimelineConnection, {
    nullable: true,
    description:
      "One person's appearances, publications and honours. Undated last. Null only with an error that says why.",
  })
  async timeline(
    @Args(() => TimelineArgs) { person, orderBy, ...page }: TimelineArgs,
    @Arg("kinds", () => [TimelineKind], { nullable: true, description: "Any of these; all when left out." })
    kinds: TimelineKind[] | null,
    @Ctx() context: Context,
  ) {
    const personId = (await idOfReference(context, "Person", person)) as string;
    return context.catalogue.discovery.timelineOf({ personId, kinds, order: orderBy }, page);
  }

  @FieldResolver(() => EdtfDate, {
    nullable: true,
    description: "The date that it is listed by, as exactly as it is known; null when undated.",
  })
  date(@Root() { edtf }: TimelineEntry): EdtfDate | null {
    return edtf === null ? null : EdtfDate.of(edtf);
  }

  @FieldResolver(() => TimelineItem, {
    nullable: true,
    description: "The thing itself. Null when its subgraph cannot be reached.",
  })
  item(@Root() { id }: TimelineEntry, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(id);
  }
}
