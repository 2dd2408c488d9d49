import { Field, InputType } from "type-graphql";

import type { DateRange } from "../../catalogue/filters";

@InputType({
  description:
    "A range of days, both ends inclusive. Matches dates that may lie within it; undated rows never match.",
})
export class DateRangeInput implements DateRange {
  @Field(() => String, {
    nullable: true,
    description: "EDTF, such as 2021 or 2021-04-29; its first day counts.",
  })
  from?: string | null;

  @Field(() => String, { nullable: true, description: "EDTF, such as 2024; its last day counts." })
  to?: string | null;
}
