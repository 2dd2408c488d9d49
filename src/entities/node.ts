import { Field, ID, InterfaceType } from "type-graphql";
import { PrimaryColumn } from "typeorm";

import { typeOfId } from "../domain/ids";

/** An id tells its type: what graphql asks of every interface and union of ours. */
export function resolveType({ id }: { id: string }): string | undefined {
  return typeOfId(id) ?? undefined;
}

@InterfaceType({ description: "Whatever has an id of its own (Relay's Node).", resolveType })
export abstract class Node {
  @Field(() => ID, {
    description:
      "Opaque and lasting: the type, then 22 base58 characters. The same on every fresh database for what stands in data/.",
  })
  @PrimaryColumn("text")
  id!: string;
}
