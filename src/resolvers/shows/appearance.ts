import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { listOf } from "../../catalogue/queries/lists";
import { countRelatedAppearances, listRelatedAppearances } from "../../catalogue/queries/related";
import { typeOfId } from "../../domain/ids";
import { Appearance, Episode, Organisation, Person, Show } from "../../entities";
import { readAppearancesFilter } from "../shared/appearances-filter";
import { FilterArg } from "../shared/filter";
import { AppearancesFilter } from "../shared/filters";
import type { Context } from "../shared/context";
import { AppearanceConnection } from "../shared/entity-connections";
import { InSql } from "../shared/in-sql";
import { DatedListArgs } from "../shared/list-args";
import { Price } from "../shared/price";
import { relatedPage } from "../shared/related-page";

@Resolver(() => Appearance)
export class AppearanceResolver {
  @InSql({ entity: "Appearance" })
  @Query(() => Appearance, { nullable: true, description: "One appearance; null where there is none." })
  appearance(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() { loaders }: Context) {
    return typeOfId(id) === "Appearance" ? loaders.appearanceById.load(id) : null;
  }

  @InSql({ list: "appearances" })
  @Price({ filtered: 5, filteredPerThousand: 3, reads: ["Appearance"] })
  @Query(() => AppearanceConnection, {
    nullable: true,
    description: "All appearances, in pages. Null only with an error.",
  })
  async appearances(
    @FilterArg(() => AppearancesFilter)
    filter: GivenFilterOf<"Appearance"> | null,
    @Args(() => DatedListArgs) { orderBy, ...page }: DatedListArgs,
    @Ctx() context: Context,
  ) {
    const { conditions, relation } = await readAppearancesFilter(context, filter);
    if (relation === null) return listOf(context.reader, "appearances", conditions, orderBy, page);

    const query = { relation, filter: conditions, order: orderBy };
    return relatedPage(await listRelatedAppearances(context.reader, query, page), relation, (other) =>
      countRelatedAppearances(context.reader, other, conditions),
    );
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description:
      "The person who appeared. Null if the name is not known, and when the people subgraph is unavailable.",
  })
  person(@Root() { personId }: Appearance, @Ctx() { loaders }: Context) {
    return personId === null ? null : loaders.personById.load(personId);
  }

  @FieldResolver(() => Episode, { description: "The episode." })
  episode(@Root() { episodeId }: Appearance, @Ctx() { loaders }: Context) {
    return loaders.episodeById.load(episodeId);
  }

  @FieldResolver(() => Show, { description: "The show." })
  show(@Root() { showId }: Appearance, @Ctx() { loaders }: Context) {
    return loaders.showById.load(showId);
  }

  @FieldResolver(() => [Organisation], {
    nullable: "itemsAndList",
    description:
      "The organisations on whose behalf the person appeared, in the order stated; empty when not stated. An item is null when the people subgraph is unavailable.",
  })
  onBehalfOf(@Root() { onBehalfOfIds }: Appearance, @Ctx() { loaders }: Context) {
    return onBehalfOfIds.map((id) => loaders.organisationById.load(id));
  }
}
