import { Field, Int, ObjectType } from "type-graphql";

/** What is counted of a person on a show. */
@ObjectType()
export abstract class OnShow {
  @Field(() => Int, { description: "The number of appearances." })
  times!: number;

  @Field(() => [String], {
    description: "The seasons of these appearances, by name; empty when none has one.",
  })
  seasons!: string[];

  @Field(() => String, {
    nullable: true,
    description: "Day of the first appearance that is known to the day, YYYY-MM-DD; null when none is.",
  })
  firstDay!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Day of the last appearance that is known to the day, YYYY-MM-DD; null when none is.",
  })
  lastDay!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Days from `firstDay` to `lastDay`; null when fewer than two appearances are known to the day.",
  })
  daysApart!: number | null;
}
