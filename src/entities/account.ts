import { Field, ObjectType } from "type-graphql";

import { Platform } from "../domain/links/platforms";

@ObjectType({ description: "A handle or channel on a platform. A value without an id of its own." })
export class Account {
  @Field(() => Platform, { description: "The platform." })
  platform!: Platform;

  @Field(() => String, { description: "As stated, with its @ if it has one." })
  handle!: string;

  @Field(() => String, { nullable: true, description: "Its address; null where only the handle is known." })
  url!: string | null;
}
