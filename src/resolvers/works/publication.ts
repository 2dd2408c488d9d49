import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { listOf } from "../../catalogue/queries/lists";
import { Organisation, Publication, PublicationKind } from "../../entities";
import type { Context } from "../shared/context";
import { DateRangeInput } from "../shared/date-range";
import {
  ContributionConnection,
  HonourConnection,
  PublicationConnection,
} from "../shared/entity-connections";
import { DatedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";

@InputType({
  description: "A filter for publications. All given conditions must hold; an omitted one does not filter.",
})
class PublicationsFilter {
  @Field(() => String, { nullable: true, description: "Part of a title, ignoring accents and case." })
  title?: string | null;

  @Field(() => [PublicationKind], { nullable: true, description: "Any of these kinds." })
  kinds?: PublicationKind[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "Id or slug of the organisation that published them, or of one above it.",
  })
  publisher?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether only `publisher` itself counts, without the organisations below it. By default they count too.",
  })
  exactly?: boolean | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of a contributor, in any role." })
  contributor?: string | null;

  @Field(() => DateRangeInput, { nullable: true, description: "When they were published." })
  dates?: DateRangeInput | null;
}

@Resolver(() => Publication)
export class PublicationResolver {
  @Query(() => Publication, { nullable: true, description: "One publication; null where there is none." })
  publication(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Publication", lookup);
  }

  @Price({ filtered: 5, filteredPerThousand: 1, reads: ["Publication"] })
  @Query(() => PublicationConnection, {
    nullable: true,
    description: "All publications, in pages. Null only with an error.",
  })
  async publications(
    @Arg("filter", () => PublicationsFilter, {
      nullable: true,
      description: "A filter; all when omitted.",
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
    return listOf(context.reader, "publications", { ...rest, publisherId, contributorId }, orderBy, page);
  }

  @FieldResolver(() => ContributionConnection, {
    description: "Its contributors, with their roles, in order.",
  })
  contributions(
    @Root() { id }: Publication,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders["Publication.contributions"].page(id, page);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation that published it; null when not known.",
  })
  publisher(@Root() { publisherId }: Publication, @Ctx() { loaders }: Context) {
    return publisherId === null ? null : loaders.organisationById.load(publisherId);
  }

  @FieldResolver(() => Publication, {
    nullable: true,
    description:
      "The publication that it is based on, such as the dissertation behind a book; null when not stated.",
  })
  basedOn(@Root() { basedOnId }: Publication, @Ctx() { loaders }: Context) {
    return basedOnId === null ? null : loaders.publicationById.load(basedOnId);
  }

  @FieldResolver(() => PublicationConnection, {
    description: "Publications based on it, newest first, undated last.",
  })
  basisOf(@Root() { id }: Publication, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Publication.basisOf"].page(id, page);
  }

  @FieldResolver(() => HonourConnection, {
    description: "Its honours, newest first, undated last.",
  })
  honours(@Root() { id }: Publication, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Publication.honours"].page(id, page);
  }
}
