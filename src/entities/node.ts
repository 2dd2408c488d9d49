import { Field, ID, InterfaceType } from "type-graphql";
import { PrimaryColumn } from "typeorm";

import { typeOfId } from "../domain/ids";

/** The type of an entity, from its id. For all interfaces and unions. */
export function resolveType(node: { id: string }): string | undefined {
  // A forgotten person has the id of one.
  if ("forgottenAt" in node) return "Forgotten";
  return typeOfId(node.id) ?? undefined;
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
