import { ArgsType, Field } from "type-graphql";

import { DateOrder, EpisodeOrder, NameOrder } from "../../entities/orders";
import { PageArgs } from "./page-args";

/** The order of a list by name. */
@ArgsType()
export class NamedListArgs extends PageArgs {
  @Field(() => NameOrder, {
    defaultValue: NameOrder.A_TO_Z,
    description: "By sort name.",
  })
  orderBy!: NameOrder;
}

/** The order of a list by date. */
@ArgsType()
export class DatedListArgs extends PageArgs {
  @Field(() => DateOrder, {
    defaultValue: DateOrder.NEWEST_FIRST,
    description: "By date: when it took place, else when it was published. Undated last in both orders.",
  })
  orderBy!: DateOrder;
}

/** The order of a list of episodes. */
@ArgsType()
export class EpisodeListArgs extends PageArgs {
  @Field(() => EpisodeOrder, {
    defaultValue: EpisodeOrder.NEWEST_FIRST,
    description:
      "By date, when it took place, else when it was published, or by season and number. Unknown values come last.",
  })
  orderBy!: EpisodeOrder;
}
