import { Field, ObjectType } from "type-graphql";

import { Node } from "./node";

@ObjectType({
  implements: Node,
  description: "What is left of a person who was forgotten at their request: nothing but the id.",
})
export class Forgotten extends Node {
  @Field(() => String, { description: "When, in UTC (RFC 3339)." })
  forgottenAt!: string;
}
