import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";

@Entity()
@ObjectType({ implements: [Node, Stated, Thing], description: "A subject, in a hierarchy (SKOS Concept)." })
export class Topic extends Thing {
  @Field(() => String, { description: "What the subject is called." })
  @Column("text")
  label!: string;

  @Field(() => String, { nullable: true, description: "One line about it; null when none was written." })
  @Column("text", { nullable: true })
  description!: string | null;

  @Index()
  @Column("text", { nullable: true })
  broaderId!: string | null;

  /** The label folded: what lists are ordered by, and what the label filter looks in. */
  @Column("text")
  sortText!: string;
}
