import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { describeEnum } from "./describe-enum";
import { Node } from "./node";
import { Stated } from "./stated";

export enum HonourOutcome {
  WON = "WON",
  RUNNER_UP = "RUNNER_UP",
  FINALIST = "FINALIST",
  SHORTLISTED = "SHORTLISTED",
  NOMINATED = "NOMINATED",
  COMMENDED = "COMMENDED",
}

describeEnum(HonourOutcome, "HonourOutcome", "How far a person came in an award.", {
  WON: "Won it.",
  RUNNER_UP: "Came second.",
  FINALIST: "Was in the final round.",
  SHORTLISTED: "Was on the short list.",
  NOMINATED: "Was put forward.",
  COMMENDED: "Was commended.",
});

@Entity()
@ObjectType({ implements: [Node, Stated], description: "A person in an award (VIVO AwardReceipt)." })
export class Honour extends Stated {
  @Index()
  @Column("text")
  personId!: string;

  @Index()
  @Column("text")
  awardId!: string;

  @Field(() => HonourOutcome, { description: "How far the person came." })
  @Column("text")
  outcome!: HonourOutcome;

  @Field(() => String, {
    nullable: true,
    description: "The name as credited, never overwritten; null where it is the same.",
  })
  @Column("text", { nullable: true })
  creditedAs!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The post held then, as stated; null when not stated.",
  })
  @Column("text", { nullable: true })
  roleTitle!: string | null;

  @Index()
  @Column("text", { nullable: true })
  onBehalfOfId!: string | null;

  /** The award's cycle, kept by the writer: what a person's list is ordered by. */
  @Column("text", { default: "" })
  sortOn!: string;
}
