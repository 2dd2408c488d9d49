import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from "typeorm";

import { Partnership } from "./partnership";
import { PartOf } from "./part-of";
import { Topic } from "./topic";

/** A topic of a partnership: a part of the partnership. */
@Index("partnership_topic_by_topic", ["topicId", "partnershipId"])
@Entity("partnership_topic", { withoutRowid: true })
export class PartnershipTopic extends PartOf<Partnership> {
  @PrimaryColumn("text")
  partnershipId!: string;

  /** The position as stated, counted from 1. */
  @PrimaryColumn("integer")
  position!: number;

  @Column("text")
  topicId!: string;

  @ManyToOne(() => Partnership, (partnership) => partnership.topics, {
    nullable: false,
    deferrable: "INITIALLY DEFERRED",
  })
  @JoinColumn({ name: "partnershipId" })
  partnership?: Relation<Partnership>;

  @ManyToOne(() => Topic, { nullable: false, createForeignKeyConstraints: false })
  @JoinColumn({ name: "topicId" })
  topic?: Relation<Topic>;
}
