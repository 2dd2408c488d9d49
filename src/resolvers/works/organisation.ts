import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Organisation } from "../../entities";
import type { Context } from "../shared/context";
import {
  AwardConnection,
  ContributionConnection,
  HonourConnection,
  PublicationConnection,
} from "../shared/entity-connections";
import { PageArgs } from "../shared/page-args";

/** Fields of the works subgraph on an organisation. Nullable, so that an unavailable subgraph nulls only these. */
@Resolver(() => Organisation)
export class OrganisationWorksResolver {
  @FieldResolver(() => PublicationConnection, {
    nullable: true,
    description:
      "The publications that it published, newest first, undated last. Null when the works subgraph is unavailable.",
  })
  publications(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders["Organisation.publications"].page(id, page);
  }

  @FieldResolver(() => AwardConnection, {
    nullable: true,
    description: "Awards that it confers, newest first. Null when the works subgraph is unavailable.",
  })
  awards(@Root() { id }: Organisation, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Organisation.awards"].page(id, page);
  }

  @FieldResolver(() => ContributionConnection, {
    nullable: true,
    description:
      "Its own contributions as author or editor, newest first, undated last. Null when the works subgraph is unavailable.",
  })
  contributions(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders["Organisation.contributions"].page(id, page);
  }

  @FieldResolver(() => HonourConnection, {
    nullable: true,
    description: "Its honours, newest first, undated last. Null when the works subgraph is unavailable.",
  })
  honours(@Root() { id }: Organisation, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Organisation.honours"].page(id, page);
  }
}
