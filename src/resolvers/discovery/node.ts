import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";

import { findTombstone, type Tombstone as TombstoneRow } from "../../catalogue/queries/by-id";
import { BadInput } from "../../domain/errors";
import { type TypeName, typeOfId } from "../../domain/ids";
import { Node } from "../../entities";
import { Forgotten } from "../../entities/forgotten";
import { NodeType } from "../../entities/node-type";
import type { Loaders } from "../../loaders/loaders";
import type { Context } from "../shared/context";
import { Price } from "../shared/price";

const maxIds = 100;

@ObjectType({ description: "What is left of an entity that was removed. Its id is never used again." })
class Tombstone implements TombstoneRow {
  @Field(() => ID, { description: "The id that it had." })
  was!: string;

  @Field(() => String, { description: "The day of its removal, YYYY-MM-DD, in UTC." })
  removedOn!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "When a person was forgotten at their request, in UTC (RFC 3339); null for all that was removed otherwise. Remove what you keep of them.",
  })
  forgottenAt!: string | null;
}

async function nodeOrForgotten({ nodeById, forgottenById }: Loaders, id: string): Promise<Node | null> {
  const node = await nodeById.load(id);
  if (node !== null || typeOfId(id) !== "Person") return node;
  const found = await forgottenById.load(id);
  return found && Object.assign(new Forgotten(), { id, forgottenAt: found.at });
}

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      "Anything by its id (Relay): of a person who was forgotten a `Forgotten`; null where there is none.",
  })
  node(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() { loaders }: Context) {
    return nodeOrForgotten(loaders, id);
  }

  @Price({ assumedSize: maxIds })
  @Query(() => [Node], {
    nullable: "itemsAndList",
    description:
      "Up to 100 entities, in the order of the ids; an item is a `Forgotten` for a person who was forgotten, and null when no entity has its id. The list is null only with an error.",
  })
  nodes(
    @Arg("ids", () => [ID], { description: "Up to 100 ids." }) ids: string[],
    @Ctx() { loaders }: Context,
  ) {
    if (ids.length > maxIds) throw new BadInput(`Expected at most ${maxIds} ids, but got ${ids.length}.`);
    return ids.map((id) => nodeOrForgotten(loaders, id));
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
