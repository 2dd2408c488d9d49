import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { listOf } from "../../catalogue/queries/lists";
import { Organisation, OrganisationKind, Topic } from "../../entities";
import type { Context } from "../shared/context";
import {
  AffiliationConnection,
  OrganisationConnection,
  PartnershipConnection,
} from "../shared/entity-connections";
import { NamedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";

@InputType({
  description: "A filter for organisations. All given conditions must hold; an omitted one does not filter.",
})
class OrganisationsFilter {
  @Field(() => String, { nullable: true, description: "Part of a name, ignoring accents and case." })
  name?: string | null;

  @Field(() => [OrganisationKind], { nullable: true, description: "Any of these kinds." })
  kinds?: OrganisationKind[] | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of an organisation above them." })
  parent?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether only those directly below `parent` count. By default those further below count too.",
  })
  exactly?: boolean | null;

  @Field(() => String, { nullable: true, description: "Where they are, exactly as stated." })
  locality?: string | null;
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => Organisation, { nullable: true, description: "One organisation; null where there is none." })
  organisation(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Organisation", lookup);
  }

  @Price({ filtered: 5 })
  @Query(() => OrganisationConnection, {
    nullable: true,
    description: "All organisations, in pages. Null only with an error.",
  })
  async organisations(
    @Arg("filter", () => OrganisationsFilter, {
      nullable: true,
      description: "A filter; all when omitted.",
    })
    filter: OrganisationsFilter | null,
    @Args(() => NamedListArgs) { orderBy, ...page }: NamedListArgs,
    @Ctx() context: Context,
  ) {
    const { parent, ...rest } = filter ?? {};
    const parentId = await idOfReference(context, "Organisation", parent);
    return listOf(context.reader, "organisations", { ...rest, parentId }, orderBy, page);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation directly above; null when none is known.",
  })
  parent(@Root() { parentId }: Organisation, @Ctx() { loaders }: Context) {
    return parentId === null ? null : loaders.organisationById.load(parentId);
  }

  @FieldResolver(() => OrganisationConnection, { description: "The organisations directly below, by name." })
  children(@Root() { id }: Organisation, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Organisation.children"].page(id, page);
  }

  @FieldResolver(() => AffiliationConnection, {
    description: "The people who belong or belonged to it, latest start first.",
  })
  affiliations(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders["Organisation.affiliations"].page(id, page);
  }

  @FieldResolver(() => PartnershipConnection, { description: "Ties from it to others, latest start first." })
  partnerships(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders["Organisation.partnerships"].page(id, page);
  }

  @FieldResolver(() => PartnershipConnection, {
    description:
      "Ties from others to it, latest start first: the members of a collaborative, who supports it.",
  })
  partneredBy(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders["Organisation.partneredBy"].page(id, page);
  }

  @FieldResolver(() => [Topic], {
    nullable: "itemsAndList",
    description:
      "The topics that it works on, in the order stated; empty when none is stated. An item is null when the shows subgraph is unavailable.",
  })
  topics(@Root() { topicIds }: Organisation, @Ctx() { loaders }: Context) {
    return topicIds.map((id) => loaders.topicById.load(id));
  }
}
