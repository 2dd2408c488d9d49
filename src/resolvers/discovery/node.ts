import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";

import { BadInput } from "../../domain/errors";
import { Node } from "../../entities";
import type { Context } from "../shared/context";
import { Price } from "../shared/price";

const maxIds = 100;

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: "Anything by its id; null where there is none (Relay)." })
  node(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() { loaders }: Context) {
    return loaders.nodeById.load(id);
  }

  @Price({ assumedSize: maxIds })
  @Query(() => [Node], {
    nullable: "itemsAndList",
    description:
      "Up to 100 entities, in the order of the ids; an item is null when no entity has its id. The list is null only with an error.",
  })
  nodes(
    @Arg("ids", () => [ID], { description: "Up to 100 ids." }) ids: string[],
    @Ctx() { loaders }: Context,
  ) {
    if (ids.length > maxIds) throw new BadInput(`Expected at most ${maxIds} ids, but got ${ids.length}.`);
    return ids.map((id) => loaders.nodeById.load(id));
  }
}
