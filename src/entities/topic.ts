import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique, type Relation } from "typeorm";

import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";
import { About } from "./about";
import { byId, byName } from "./orders";
import { PageOrder } from "./page-order";

@Index("topic_by_label", ["sortText", "id"])
@Index("topic_by_broader", ["broaderId", "sortText", "id"])
@Unique(["slug"])
@Entity()
@ObjectType({ implements: [Node, Stated, Thing], description: "A subject, in a hierarchy (SKOS Concept)." })
export class Topic extends Thing {
  @Field(() => String, { description: "The name of the subject." })
  @Column("text")
  label!: string;

  @Field(() => String, { nullable: true, description: "A one-line description; null when there is none." })
  @Column("text", { nullable: true })
  description!: string | null;

  @Column("text", { nullable: true })
  broaderId!: string | null;

  /** The label folded: the sort key of lists, and the text that the label filter searches. */
  @Column("text")
  sortText!: string;

  @ManyToOne(() => Topic, (t) => t.narrower, { deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "broaderId" })
  broader?: Relation<Topic> | null;

  @OneToMany(() => Topic, (t) => t.broader)
  @PageOrder(byName.A_TO_Z)
  narrower?: Relation<Topic>[];

  @OneToMany(() => About, (a) => a.subjectTopic)
  @PageOrder(byId)
  subjectOf?: Relation<About>[];
}
