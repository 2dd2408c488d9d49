import { Field, ID, InterfaceType } from "type-graphql";
import { PrimaryColumn } from "typeorm";

import { typeOfId } from "../domain/ids";

/** The type of an entity, from its id. For all interfaces and unions. */
export function resolveType({ id }: { id: string }): string | undefined {
  return typeOfId(id) ?? undefined;
}

@InterfaceType({ description: "An object with an id (Relay's Node).", resolveType })
export abstract class Node {
  @Field(() => ID, {
    description:
      "Opaque and permanent: the type, then 22 base58 characters. The same on every fresh database for entities of data/.",
  })
  @PrimaryColumn("text")
  id!: string;
}
