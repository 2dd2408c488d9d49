import { Field, ID, InterfaceType } from "type-graphql";
import { PrimaryColumn } from "typeorm";

import { typeOfId } from "../domain/ids";

@InterfaceType({
  description: "Whatever has an id of its own (Relay's Node).",
  resolveType: ({ id }: Node) => typeOfId(id) ?? undefined,
})
export abstract class Node {
  @Field(() => ID, {
    description:
      "Opaque and lasting: the type, then 22 base58 characters. The same on every fresh database for what stands in data/.",
  })
  @PrimaryColumn("text")
  id!: string;
}
