import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";

import { typeOfId } from "../../domain/ids";
import { Appearance, Episode, Organisation, Person, Show } from "../../entities";
import { AppearancesFilter, readAppearancesFilter } from "../shared/appearances-filter";
import type { Context } from "../shared/context";
import { AppearanceConnection } from "../shared/entity-connections";
import { DatedListArgs } from "../shared/list-args";
import { Price } from "../shared/price";
import { relatedPage } from "./related";

@Resolver(() => Appearance)
export class AppearanceResolver {
  @Query(() => Appearance, { nullable: true, description: "One appearance; null where there is none." })
  appearance(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() { loaders }: Context) {
    return typeOfId(id) === "Appearance" ? loaders.appearanceById.load(id) : null;
  }

  @Price({ filtered: 50 })
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
    const { conditions, relation } = await readAppearancesFilter(context, filter);
    if (relation === null) return context.catalogue.listAppearances(conditions, orderBy, page);

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
