import { ArgsType, Field } from "type-graphql";

import { RelatedReason } from "../../catalogue/read-models/reasons";
import { DateOrder } from "../../entities/orders";
import { PageArgs } from "../shared/page-args";

@ArgsType()
export class RelatedArgs extends PageArgs {
  @Field(() => [RelatedReason], {
    nullable: true,
    description: "Which reasons count; by default all but PERSON_AFFILIATION.",
  })
  reasons: RelatedReason[] | null = null;

  @Field(() => DateOrder, { defaultValue: DateOrder.NEWEST_FIRST, description: "By the episode's date." })
  orderBy!: DateOrder;
}
