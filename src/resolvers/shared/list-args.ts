import { ArgsType, Field } from "type-graphql";

import { DateOrder, NameOrder } from "../../entities/orders";
import { PageArgs } from "./page-args";

/** Of a list of things that go by a name. */
@ArgsType()
export class NamedListArgs extends PageArgs {
  @Field(() => NameOrder, {
    defaultValue: NameOrder.A_TO_Z,
    description: "By the name that they sort under.",
  })
  orderBy!: NameOrder;
}

/** Of a list of things that go by a date. */
@ArgsType()
export class DatedListArgs extends PageArgs {
  @Field(() => DateOrder, {
    defaultValue: DateOrder.NEWEST_FIRST,
    description: "By date: when it took place, or else came out. Undated last either way.",
  })
  orderBy!: DateOrder;
}
