import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { describeEnum } from "./describe-enum";
import { EdtfDate } from "./edtf-date";
import { Node } from "./node";
import { Stated } from "./stated";

export enum HostRole {
  HOST = "HOST",
  CO_HOST = "CO_HOST",
  GUEST_HOST = "GUEST_HOST",
  INTERVIEWER = "INTERVIEWER",
  MODERATOR = "MODERATOR",
  ORGANISER = "ORGANISER",
}

describeEnum(HostRole, "HostRole", "How somebody hosts (Podcast Taxonomy).", {
  HOST: "Leads the show.",
  CO_HOST: "Leads it beside another.",
  GUEST_HOST: "Stands in for a host.",
  INTERVIEWER: "Asks the questions.",
  MODERATOR: "Leads a panel or a session.",
  ORGANISER: "Puts the event on.",
});

@Entity()
@ObjectType({
  implements: [Node, Stated],
  description:
    "A person hosting a show over some time, or one episode (Podcasting 2.0 person). Not also an Appearance.",
})
export class Host extends Stated {
  @Index()
  @Column("text")
  personId!: string;

  /** Exactly one of showId and episodeId is set. */
  @Index()
  @Column("text", { nullable: true })
  showId!: string | null;

  @Index()
  @Column("text", { nullable: true })
  episodeId!: string | null;

  @Field(() => HostRole, { description: "How the person hosts." })
  @Column("text")
  role!: HostRole;

  @Field(() => String, {
    nullable: true,
    description: "The name as credited, never overwritten; null where it is the same.",
  })
  @Column("text", { nullable: true })
  creditedAs!: string | null;

  @Field(() => EdtfDate, { nullable: true, description: "First time in the post; null when not known." })
  @Column(() => EdtfDate)
  start!: EdtfDate | null;

  @Field(() => EdtfDate, {
    nullable: true,
    description: "Last time in the post; null when not known, or still in it.",
  })
  @Column(() => EdtfDate)
  end!: EdtfDate | null;

  /** Its start: what lists are ordered by; '' when not known. */
  @Column("text", { default: "" })
  sortOn!: string;
}
