import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from "typeorm";

import { Organisation } from "./organisation";
import { PartOf } from "./part-of";
import { Topic } from "./topic";

/** A topic of an organisation: a part of the organisation. */
@Index("organisation_topic_by_topic", ["topicId", "organisationId"])
@Entity("organisation_topic", { withoutRowid: true })
export class OrganisationTopic extends PartOf<Organisation> {
  @PrimaryColumn("text")
  organisationId!: string;

  /** The position as stated, counted from 1. */
  @PrimaryColumn("integer")
  position!: number;

  @Column("text")
  topicId!: string;

  @ManyToOne(() => Organisation, (organisation) => organisation.topics, {
    nullable: false,
    deferrable: "INITIALLY DEFERRED",
  })
  @JoinColumn({ name: "organisationId" })
  organisation?: Relation<Organisation>;

  @ManyToOne(() => Topic, { nullable: false, createForeignKeyConstraints: false })
  @JoinColumn({ name: "topicId" })
  topic?: Relation<Topic>;
}
