import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";

import { BadInput } from "../../domain/errors";
import { Node } from "../../entities";
import type { Context } from "../shared/context";

const mostIds = 100;

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: "Anything by its id; null where there is none (Relay)." })
  node(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() { loaders }: Context) {
    return loaders.nodeById.load(id);
  }

  @Query(() => [Node], {
    nullable: "itemsAndList",
    description:
      "Up to 100 things by their ids, in the order of the ids; null in the place of one that is not there. The list is null only with an error that says why.",
  })
  nodes(
    @Arg("ids", () => [ID], { description: "Their ids, at most 100." }) ids: string[],
    @Ctx() { loaders }: Context,
  ) {
    if (ids.length > mostIds) throw new BadInput(`Expected at most ${mostIds} ids, but got ${ids.length}.`);
    return ids.map((id) => loaders.nodeById.load(id));
  }
}
