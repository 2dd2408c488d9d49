import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, type Relation } from "typeorm";

import { describeEnum } from "./describe-enum";
import { EdtfColumns, PartIds } from "./derived-properties";
import { EdtfDate } from "./edtf-date";
import { Node } from "./node";
import { Stated } from "./stated";
import { byPosition } from "./orders";
import { Organisation } from "./organisation";
import { PageOrder } from "./page-order";
import { PartnershipTopic } from "./partnership-topic";

export enum PartnershipKind {
  MEMBER_OF = "MEMBER_OF",
  COLLABORATION = "COLLABORATION",
  SPONSORSHIP = "SPONSORSHIP",
  SUPPLIER = "SUPPLIER",
  GOVERNANCE = "GOVERNANCE",
}

describeEnum(PartnershipKind, "PartnershipKind", "The kind of a partnership.", {
  MEMBER_OF: "`from` is a member of `to`, as a school is of a collaborative.",
  COLLABORATION: "`from` works together with `to`.",
  SPONSORSHIP: "`from` supports `to`.",
  SUPPLIER: "`from` supplies `to`.",
  GOVERNANCE: "`from` governs or inspects `to`.",
});

@Index("partnership_by_from", ["fromId", "sortOn", "id"])
@Index("partnership_by_to", ["toId", "sortOn", "id"])
@Entity()
@ObjectType({
  implements: [Node, Stated],
  description:
    "A directed connection between two organisations, such as membership or sponsorship. Parenthood is `Organisation.parent`.",
})
export class Partnership extends Stated {
  @Column("text")
  fromId!: string;

  @Column("text")
  toId!: string;

  @Field(() => PartnershipKind, { description: "The kind." })
  @Column("text")
  kind!: PartnershipKind;

  @Field(() => String, { nullable: true, description: "A one-line description; null when there is none." })
  @Column("text", { nullable: true })
  description!: string | null;

  @Field(() => EdtfDate, { nullable: true, description: "Its start; null when not known." })
  @EdtfColumns()
  start!: EdtfDate | null;

  @Field(() => EdtfDate, {
    nullable: true,
    description: "Its end; null when not known, or when it continues.",
  })
  @EdtfColumns()
  end!: EdtfDate | null;

  /** Ids of its topics, in the order stated. */
  @PartIds("topics", "topicId")
  topicIds!: string[];

  /** Its start: the sort key of lists; '' when not known. */
  @Column("text", { default: "" })
  sortOn!: string;

  @ManyToOne(() => Organisation, (o) => o.partnerships, { nullable: false, deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "fromId" })
  from?: Relation<Organisation>;

  @ManyToOne(() => Organisation, (o) => o.partneredBy, { nullable: false, deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "toId" })
  to?: Relation<Organisation>;

  @OneToMany(() => PartnershipTopic, (row) => row.partnership)
  @PageOrder(byPosition)
  topics?: Relation<PartnershipTopic>[];
}
