import { Field, ID, ObjectType } from "type-graphql";

import { UserError } from "./user-error";

@ObjectType({ description: "What was removed, or why it was not." })
export class RemovePayload {
  @Field(() => ID, {
    nullable: true,
    description: "Its id, which is never used again. Null when it was not removed.",
  })
  removed!: string | null;

  @Field(() => [UserError], { description: "Why it was not removed; empty when it was." })
  userErrors!: readonly UserError[];
}
