import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { describeEnum } from "./describe-enum";
import { Node } from "./node";
import { Stated } from "./stated";

export enum AppearanceRole {
  GUEST = "GUEST",
  SPEAKER = "SPEAKER",
  KEYNOTE_SPEAKER = "KEYNOTE_SPEAKER",
  PANELLIST = "PANELLIST",
  INTERVIEWEE = "INTERVIEWEE",
  PRESENTER = "PRESENTER",
  FACILITATOR = "FACILITATOR",
  PERFORMER = "PERFORMER",
  CONTRIBUTOR = "CONTRIBUTOR",
}

describeEnum(AppearanceRole, "AppearanceRole", "What somebody did in an episode.", {
  GUEST: "A guest of the hosts.",
  SPEAKER: "Gave a talk.",
  KEYNOTE_SPEAKER: "Gave the keynote.",
  PANELLIST: "Sat on a panel.",
  INTERVIEWEE: "Was interviewed.",
  PRESENTER: "Presented or taught.",
  FACILITATOR: "Led a workshop.",
  PERFORMER: "Performed.",
  CONTRIBUTOR: "Contributed in some other way.",
});

@Entity()
@ObjectType({
  implements: [Node, Stated],
  description:
    "A person in an episode: an object with an id, not an edge (CERIF, VIVO). Hosting is Host; being talked about is About.",
})
export class Appearance extends Stated {
  @Index()
  @Column("text")
  personId!: string;

  @Index()
  @Column("text")
  episodeId!: string;

  /** The episode's show, kept by the writer. */
  @Index()
  @Column("text")
  showId!: string;

  @Field(() => [AppearanceRole], { description: "What the person did; empty when not stated." })
  @Column("simple-json", { default: "[]" })
  roles!: AppearanceRole[];

  @Field(() => String, {
    nullable: true,
    description: "The name as credited, never overwritten; null where it is the same.",
  })
  @Column("text", { nullable: true })
  creditedAs!: string | null;

  @Index()
  @Column("text", { nullable: true })
  onBehalfOfId!: string | null;

  /** The episode's date, kept by the writer: what lists are ordered by; '' when not known. */
  @Column("text", { default: "" })
  sortOn!: string;
}
