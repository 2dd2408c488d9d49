import { Max, Min } from "class-validator";
import { ArgsType, Field, Int } from "type-graphql";

import type { PageRequest } from "../../catalogue/pages/page";

const message = "`first` takes 1 to 100, but got $value.";

/** The arguments of every paged list: forward, by cursor (Relay Cursor Connections). */
@ArgsType()
export class PageArgs implements PageRequest {
  @Field(() => Int, { defaultValue: 20, description: "Page size, 1 to 100." })
  @Min(1, { message })
  @Max(100, { message })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: "The cursor before the page: an `endCursor` of the same list in the same order.",
  })
  after: string | null = null;
}
