import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { RelatedReason } from "../../catalogue/read-models/reasons";
import { BadInput } from "../../domain/errors";
import { typeOfId } from "../../domain/ids";
import { Appearance, AppearanceRole, Episode, Organisation, Person, Show, ShowKind } from "../../entities";
import type { Context } from "../shared/context";
import { DateRangeInput } from "../shared/date-range";
import { AppearanceConnection } from "../shared/entity-connections";
import { DatedListArgs } from "../shared/list-args";
import { idOfReference } from "../shared/references";
import { reasonsOf, relatedPage } from "./related";

@InputType({ description: "Related to one organisation or one topic, or to anything below it." })
class RelatedTo {
  @Field(() => ID, { nullable: true, description: "Id or slug of an organisation. Give this or `topic`." })
  organisation?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of a topic. Give this or `organisation`." })
  topic?: string | null;

  @Field(() => [RelatedReason], {
    nullable: true,
    description: "Which reasons count; by default all but PERSON_AFFILIATION.",
  })
  reasons?: RelatedReason[] | null;
}

@InputType({ description: "Which appearances. Conditions add up; what is left out says nothing." })
class AppearancesFilter {
  @Field(() => RelatedTo, {
    nullable: true,
    description: "What they are related to; each edge then says because of what.",
  })
  relatedTo?: RelatedTo | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of who appeared." })
  person?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of the show." })
  show?: string | null;

  @Field(() => [ShowKind], { nullable: true, description: "On any of these kinds of show." })
  showKinds?: ShowKind[] | null;

  @Field(() => [AppearanceRole], { nullable: true, description: "In any of these roles." })
  roles?: AppearanceRole[] | null;

  @Field(() => DateRangeInput, {
    nullable: true,
    description: "When the episode took place, or else came out.",
  })
  dates?: DateRangeInput | null;
}

@Resolver(() => Appearance)
export class AppearanceResolver {
  @Query(() => Appearance, { nullable: true, description: "One appearance; null where there is none." })
  appearance(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() { loaders }: Context) {
    return typeOfId(id) === "Appearance" ? loaders.appearanceById.load(id) : null;
  }

  @Query(() => AppearanceConnection, {
    nullable: true,
    description: "All appearances, in pages. Null only with an error that says why.",
  })
  async appearances(
    @Arg("filter", () => AppearancesFilter, {
      nullable: true,
      description: "Which of them; all when left out.",
    })
    filter: AppearancesFilter | null,
    @Args(() => DatedListArgs) { orderBy, ...page }: DatedListArgs,
    @Ctx() context: Context,
  ) {
    const { relatedTo, person, show, ...rest } = filter ?? {};
    const [personId, showId, subjectId] = await Promise.all([
      idOfReference(context, "Person", person),
      idOfReference(context, "Show", show),
      subjectOf(context, relatedTo),
    ]);
    const conditions = { ...rest, personId, showId };
    if (subjectId === null) return context.catalogue.listAppearances(conditions, orderBy, page);

    const relation = { subjectId, reasons: reasonsOf(relatedTo?.reasons) };
    const query = { ...relation, filter: conditions, order: orderBy };
    return relatedPage(await context.catalogue.listRelatedAppearances(query, page), relation);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: "Who appeared. Null when people cannot be reached.",
  })
  person(@Root() { personId }: Appearance, @Ctx() { loaders }: Context) {
    return loaders.personById.load(personId);
  }

  @FieldResolver(() => Episode, { description: "In which episode." })
  episode(@Root() { episodeId }: Appearance, @Ctx() { loaders }: Context) {
    return loaders.episodeById.load(episodeId);
  }

  @FieldResolver(() => Show, { description: "On which show." })
  show(@Root() { showId }: Appearance, @Ctx() { loaders }: Context) {
    return loaders.showById.load(showId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "On whose behalf; null when not stated.",
  })
  onBehalfOf(@Root() { onBehalfOfId }: Appearance, @Ctx() { loaders }: Context) {
    return onBehalfOfId === null ? null : loaders.organisationById.load(onBehalfOfId);
  }
}

async function subjectOf(context: Context, relatedTo: RelatedTo | null | undefined): Promise<string | null> {
  if (!relatedTo) return null;
  const { organisation, topic } = relatedTo;
  if (Boolean(organisation) === Boolean(topic)) {
    throw new BadInput(
      `Expected \`relatedTo\` to name an organisation or a topic, but got ${organisation ? "both" : "neither"}.`,
    );
  }
  return organisation
    ? idOfReference(context, "Organisation", organisation)
    : idOfReference(context, "Topic", topic);
}
