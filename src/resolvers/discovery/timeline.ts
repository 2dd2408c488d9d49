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

import type { GivenItemFilter } from "../../catalogue/filters/items";
import { timelineOf } from "../../catalogue/queries/timeline";
import { Appearance, EdtfDate, Honour, Publication, resolveType } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { DatedListArgs } from "../shared/list-args";
import { Price } from "../shared/price";
import { readRelatedTo, RelatedTo } from "../../catalogue/filters/related-to";
import { FilterArg, idOfIn, readItemFilter } from "../shared/filter";
import { ItemsFilter } from "../shared/filters";
import { idOfReference } from "../shared/references";

enum TimelineKind {
  APPEARANCE = "APPEARANCE",
  PUBLICATION = "PUBLICATION",
  HONOUR = "HONOUR",
}

describeEnum(TimelineKind, "TimelineKind", "The kinds of entries of a timeline.", {
  APPEARANCE: "The person appeared in an episode.",
  PUBLICATION: "The person contributed to a publication.",
  HONOUR: "The person was honoured in an award.",
});

const TimelineItem = createUnionType({
  name: "TimelineItem",
  description: "An entry of a timeline: the entity itself.",
  types: () => [Appearance, Publication, Honour] as const,
  resolveType,
});

@ObjectType({ description: "One entry of a person's timeline." })
class TimelineEntry {
  id!: string;
  edtf!: string | null;

  @Field(() => TimelineKind, { description: "Its kind." })
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
  @Price({
    filtered: 5,
    filteredPerThousand: 3,
    reads: ["Appearance", "Contribution", "Honour"],
    atMost: ["Person.appearances", "Person.publications", "Person.honours"],
  })
  @Query(() => TimelineConnection, {
    nullable: true,
    description: "One person's appearances, publications and honours. Undated last. Null only with an error.",
  })
  async timeline(
    @Args(() => TimelineArgs) { person, orderBy, ...page }: TimelineArgs,
    @Arg("kinds", () => [TimelineKind], { nullable: true, description: "Any of these; all when omitted." })
    kinds: TimelineKind[] | null,
    @Arg("relatedTo", () => RelatedTo, {
      nullable: true,
      description: "What the entries are related to; all when omitted.",
    })
    relatedTo: RelatedTo | null,
    @FilterArg(() => ItemsFilter) given: GivenItemFilter | null,
    @Ctx() context: Context,
  ) {
    const [personId, relation, filter] = await Promise.all([
      idOfReference(context, "Person", person) as Promise<string>,
      relatedTo && readRelatedTo(relatedTo, idOfIn(context)),
      readItemFilter(context, given),
    ]);
    return timelineOf(context.reader, { personId, kinds, relation, filter, order: orderBy }, page);
  }

  @FieldResolver(() => EdtfDate, {
    nullable: true,
    description: "The date that orders the list, as exactly as it is known; null when undated.",
  })
  date(@Root() { edtf }: TimelineEntry): EdtfDate | null {
    return edtf === null ? null : EdtfDate.of(edtf);
  }

  @FieldResolver(() => TimelineItem, {
    nullable: true,
    description: "The appearance, publication or honour. Null when its subgraph is unavailable.",
  })
  item(@Root() { id }: TimelineEntry, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(id);
  }
}
