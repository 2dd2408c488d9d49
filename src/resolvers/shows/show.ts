import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { Show } from "../../entities";
import { byEpisodeOrder } from "../../entities/orders";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage, rootPage } from "../shared/filter";
import {
  AboutFilter,
  AppearancesFilter,
  EpisodesFilter,
  HostsFilter,
  ShowOrganisationsFilter,
  ShowsFilter,
} from "../shared/filters";
import {
  AboutConnection,
  AppearanceConnection,
  EpisodeConnection,
  HostConnection,
  ShowConnection,
  ShowOrganisationConnection,
} from "../shared/entity-connections";
import { EpisodeListArgs, ShowListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { InSql } from "../shared/in-sql";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne } from "../shared/references";
import { PersonOnShowArgs, PersonOnShowConnection, readOnShow } from "./person-on-show";

@Resolver(() => Show)
export class ShowResolver {
  @InSql({ entity: "Show" })
  @Query(() => Show, { nullable: true, description: "One show; null where there is none." })
  show(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Show", lookup);
  }

  @Price({ filtered: 5, filteredPerThousand: 3, reads: ["Show", "Appearance"] })
  @InSql({ list: "shows" })
  @Query(() => ShowConnection, {
    nullable: true,
    description: "All shows, in pages. Null only with an error.",
  })
  shows(
    @FilterArg(() => ShowsFilter) filter: GivenFilterOf<"Show"> | null,
    @Args(() => ShowListArgs) { orderBy, ...page }: ShowListArgs,
    @Ctx() context: Context,
  ) {
    return rootPage(context, "shows", filter, orderBy, page);
  }

  @FieldResolver(() => ShowOrganisationConnection, {
    description: "Its organisations, with their roles.",
  })
  organisations(
    @Root() { id }: Show,
    @FilterArg(() => ShowOrganisationsFilter) filter: GivenFilterOf<"ShowOrganisation"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Show.organisations", id, page, { filter });
  }

  @FieldResolver(() => HostConnection, {
    description:
      "Its hosts, present and former, latest start first; hosts of single episodes are on the episodes.",
  })
  hosts(
    @Root() { id }: Show,
    @FilterArg(() => HostsFilter) filter: GivenFilterOf<"Host"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Show.hosts", id, page, { filter });
  }

  @FieldResolver(() => EpisodeConnection, { description: "Its episodes." })
  episodes(
    @Root() { id }: Show,
    @FilterArg(() => EpisodesFilter) filter: GivenFilterOf<"Episode"> | null,
    @Args(() => EpisodeListArgs) { orderBy, ...page }: EpisodeListArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Show.episodes", id, page, { filter, order: byEpisodeOrder[orderBy] });
  }

  @FieldResolver(() => AppearanceConnection, {
    description: "The appearances in its episodes, newest first, undated last.",
  })
  appearances(
    @Root() { id }: Show,
    @FilterArg(() => AppearancesFilter) filter: GivenFilterOf<"Appearance"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Show.appearances", id, page, { filter });
  }

  @Price({
    asked: 10,
    each: 5,
    filtered: 5,
    filteredPerThousand: 1,
    reads: ["Show.appearances"],
    atMost: ["Show.appearances"],
  })
  @FieldResolver(() => PersonOnShowConnection, {
    description: "The people who appeared on it, most often first.",
  })
  async people(
    @Root() { id }: Show,
    @Args(() => PersonOnShowArgs) asked: PersonOnShowArgs,
    @Ctx() context: Context,
  ) {
    return context.loaders.peopleByShowId.page(id, asked, await readOnShow(context, asked));
  }

  @FieldResolver(() => AboutConnection, { description: "The subjects of the show as a whole." })
  about(
    @Root() { id }: Show,
    @FilterArg(() => AboutFilter) filter: GivenFilterOf<"About"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Show.about", id, page, { filter });
  }
}
