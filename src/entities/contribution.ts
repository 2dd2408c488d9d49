import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { describeEnum } from "./describe-enum";
import { Node } from "./node";
import { Stated } from "./stated";

export enum ContributionRole {
  AUTHOR = "AUTHOR",
  EDITOR = "EDITOR",
  CONTRIBUTOR = "CONTRIBUTOR",
  QUOTED = "QUOTED",
}

describeEnum(ContributionRole, "ContributionRole", "What a person did for a publication.", {
  AUTHOR: "Wrote it, alone or with others.",
  EDITOR: "Edited it.",
  CONTRIBUTOR: "Wrote a part, or helped in another way.",
  QUOTED: "Is quoted in it.",
});

@Entity()
@ObjectType({ implements: [Node, Stated], description: "What a person did for a publication." })
export class Contribution extends Stated {
  @Index()
  @Column("text")
  personId!: string;

  @Index()
  @Column("text")
  publicationId!: string;

  @Field(() => ContributionRole, { description: "What the person did." })
  @Column("text")
  role!: ContributionRole;

  @Field(() => String, {
    nullable: true,
    description: "The name as credited, never overwritten; null where it is the same.",
  })
  @Column("text", { nullable: true })
  creditedAs!: string | null;

  @Field(() => Int, { description: "Place among the contributors, counted from 1." })
  @Column("integer", { default: 1 })
  position!: number;

  /** The publication's date, kept by the writer: what a person's list is ordered by. */
  @Column("text", { default: "" })
  sortOn!: string;
}
