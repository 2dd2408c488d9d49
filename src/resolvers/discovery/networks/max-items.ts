import { Max, Min } from "class-validator";
import { ArgsType, Field, Int } from "type-graphql";

import type { Loaders } from "../../../loaders/loaders";

const message = "`max` takes 1 to 100, but got $value.";

/** The bound of a list without paging. A field next to it has the count of the whole list. */
@ArgsType()
export class MaxItemsArgs {
  @Field(() => Int, { defaultValue: 10, description: "Maximum number of items, 1 to 100." })
  @Min(1, { message })
  @Max(100, { message })
  max!: number;
}

/** The first `max` of these entities; null for one whose subgraph is unavailable. */
export function loadSome({ referredById }: Loaders, ids: readonly string[], { max }: MaxItemsArgs) {
  return Promise.all(ids.slice(0, max).map((id) => referredById.load(id)));
}
