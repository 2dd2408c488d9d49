import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";

import { findTombstone, type Tombstone as TombstoneRow } from "../../catalogue/queries/by-id";
import { BadInput } from "../../domain/errors";
import type { TypeName } from "../../domain/ids";
import { Node } from "../../entities";
import { NodeType } from "../../entities/node-type";
import type { Context } from "../shared/context";
import { Price } from "../shared/price";

const maxIds = 100;

@ObjectType({ description: "What is left of an entity that was removed. Its id is never used again." })
class Tombstone implements TombstoneRow {
  @Field(() => ID, { description: "The id that it had." })
  was!: string;

  @Field(() => String, { description: "The day of its removal, YYYY-MM-DD, in UTC." })
  removedOn!: string;
}

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

  @Query(() => Tombstone, {
    nullable: true,
    description:
      "Tells a removed entity from one that never was. Null for one that is there, and for an unknown id or slug.",
  })
  tombstone(
    @Arg("type", () => NodeType, { description: "Its type." }) type: TypeName,
    @Arg("id", () => ID, { description: "Its id, or the slug that it had last." }) id: string,
    @Ctx() { reader }: Context,
  ) {
    return findTombstone(reader, type, id);
  }
}
