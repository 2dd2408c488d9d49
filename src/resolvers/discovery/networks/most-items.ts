import { Max, Min } from "class-validator";
import { ArgsType, Field, Int } from "type-graphql";

import type { Loaders } from "../../../loaders/loaders";

const message = "`most` takes 1 to 100, but got $value.";

/** A list that may be long and is no page has a count beside it, and tells only so many. */
@ArgsType()
export class MostItemsArgs {
  @Field(() => Int, { defaultValue: 10, description: "How many at most, 1 to 100." })
  @Min(1, { message })
  @Max(100, { message })
  most!: number;
}

/** Only so many of these things; null where one's subgraph cannot be reached. */
export function loadSome({ referredById }: Loaders, ids: readonly string[], { most }: MostItemsArgs) {
  return Promise.all(ids.slice(0, most).map((id) => referredById.load(id)));
}
