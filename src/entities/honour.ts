import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, type Relation } from "typeorm";

import { Follows, PartIds } from "./derived-properties";
import { describeEnum } from "./describe-enum";
import { Node } from "./node";
import { Stated } from "./stated";
import { Award } from "./award";
import { Organisation } from "./organisation";
import { HonourRecipient } from "./honour-recipient";
import { byPosition } from "./orders";
import { PageOrder } from "./page-order";

export enum HonourOutcome {
  WON = "WON",
  RUNNER_UP = "RUNNER_UP",
  FINALIST = "FINALIST",
  SHORTLISTED = "SHORTLISTED",
  NOMINATED = "NOMINATED",
  COMMENDED = "COMMENDED",
}

describeEnum(HonourOutcome, "HonourOutcome", "The outcome for a recipient of an award.", {
  WON: "Won it.",
  RUNNER_UP: "Came second.",
  FINALIST: "Was in the final round.",
  SHORTLISTED: "Was on the short list.",
  NOMINATED: "Was nominated.",
  COMMENDED: "Was commended.",
});

@Index("honour_by_award", ["awardId", "id"])
@Index("honour_by_organisation", ["onBehalfOfId"], { where: '"onBehalfOfId" IS NOT NULL' })
@Entity()
@ObjectType({
  implements: [Node, Stated],
  description: "One or more recipients in an award, who share it (VIVO AwardReceipt).",
})
export class Honour extends Stated {
  /** The recipients in the order stated: ids of people, organisations, shows or publications. */
  @PartIds("recipients", "recipientId")
  recipientIds!: string[];

  @Column("text")
  awardId!: string;

  @Field(() => HonourOutcome, { description: "The outcome." })
  @Column("text")
  outcome!: HonourOutcome;

  @Field(() => String, {
    nullable: true,
    description: "The name as credited, never overwritten; null when it equals the name.",
  })
  @Column("text", { nullable: true })
  creditedAs!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The post held then, as stated; null when not stated.",
  })
  @Column("text", { nullable: true })
  roleTitle!: string | null;

  @Column("text", { nullable: true })
  onBehalfOfId!: string | null;

  /** The award's cycle: the sort key of a person's list; '' when not known. */
  @Follows("award", "sortOn")
  @Column("text", { default: "" })
  sortOn!: string;

  @OneToMany(() => HonourRecipient, (row) => row.honour)
  @PageOrder(byPosition)
  recipients?: Relation<HonourRecipient>[];

  @ManyToOne(() => Award, (a) => a.honours, { nullable: false, deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "awardId" })
  award?: Relation<Award>;

  @ManyToOne(() => Organisation, { createForeignKeyConstraints: false })
  @JoinColumn({ name: "onBehalfOfId" })
  onBehalfOf?: Relation<Organisation> | null;
}
