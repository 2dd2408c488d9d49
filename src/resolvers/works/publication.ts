import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { Organisation, Publication, PublicationKind } from "../../entities";
import type { Context } from "../shared/context";
import { DateRangeInput } from "../shared/date-range";
import { ContributionConnection, PublicationConnection } from "../shared/entity-connections";
import { DatedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";

@InputType({ description: "Which publications. Conditions add up; what is left out says nothing." })
class PublicationsFilter {
  @Field(() => String, { nullable: true, description: "Part of a title, accents and case aside." })
  title?: string | null;

  @Field(() => [PublicationKind], { nullable: true, description: "Any of these kinds." })
  kinds?: PublicationKind[] | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of the organisation that brought them out." })
  publisher?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of somebody who contributed, in any role." })
  contributor?: string | null;

  @Field(() => DateRangeInput, { nullable: true, description: "When they came out." })
  dates?: DateRangeInput | null;
}

@Resolver(() => Publication)
export class PublicationResolver {
  @Query(() => Publication, { nullable: true, description: "One publication; null where there is none." })
  publication(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Publication", lookup);
  }

  @Price({ filtered: 20 })
  @Query(() => PublicationConnection, {
    nullable: true,
    description: "All publications, in pages. Null only with an error that says why.",
  })
  async publications(
    @Arg("filter", () => PublicationsFilter, {
      nullable: true,
      description: "Which of them; all when left out.",
    })
    filter: PublicationsFilter | null,
    @Args(() => DatedListArgs) { orderBy, ...page }: DatedListArgs,
    @Ctx() context: Context,
  ) {
    const { publisher, contributor, ...rest } = filter ?? {};
    const [publisherId, contributorId] = await Promise.all([
      idOfReference(context, "Organisation", publisher),
      idOfReference(context, "Person", contributor),
    ]);
    return context.catalogue.listPublications({ ...rest, publisherId, contributorId }, orderBy, page);
  }

  @FieldResolver(() => ContributionConnection, {
    description: "Who wrote, edited or is quoted in it, in order.",
  })
  contributions(
    @Root() { id }: Publication,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.contributionsByPublicationId.page(id, page);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "Who brought it out; null when not known.",
  })
  publisher(@Root() { publisherId }: Publication, @Ctx() { loaders }: Context) {
    return publisherId === null ? null : loaders.organisationById.load(publisherId);
  }
}
