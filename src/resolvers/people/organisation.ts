import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { Organisation, OrganisationKind } from "../../entities";
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

@InputType({ description: "Which organisations. Conditions add up; what is left out says nothing." })
class OrganisationsFilter {
  @Field(() => String, { nullable: true, description: "Part of a name, accents and case aside." })
  name?: string | null;

  @Field(() => [OrganisationKind], { nullable: true, description: "Any of these kinds." })
  kinds?: OrganisationKind[] | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of the organisation directly above them." })
  parent?: string | null;

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
    description: "All organisations, in pages. Null only with an error that says why.",
  })
  async organisations(
    @Arg("filter", () => OrganisationsFilter, {
      nullable: true,
      description: "Which of them; all when left out.",
    })
    filter: OrganisationsFilter | null,
    @Args(() => NamedListArgs) { orderBy, ...page }: NamedListArgs,
    @Ctx() context: Context,
  ) {
    const { parent, ...rest } = filter ?? {};
    const parentId = await idOfReference(context, "Organisation", parent);
    return context.catalogue.listOrganisations({ ...rest, parentId }, orderBy, page);
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
    return loaders.organisationsByParentId.page(id, page);
  }

  @FieldResolver(() => AffiliationConnection, {
    description: "Who belongs or belonged to it, latest start first.",
  })
  affiliations(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.affiliationsByOrganisationId.page(id, page);
  }

  @FieldResolver(() => PartnershipConnection, { description: "Ties from it to others, latest start first." })
  partnerships(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.partnershipsByFromId.page(id, page);
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
    return loaders.partnershipsByToId.page(id, page);
  }
}
