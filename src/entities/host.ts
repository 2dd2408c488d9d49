import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from "typeorm";

import { describeEnum } from "./describe-enum";
import { EdtfColumns } from "./derived-properties";
import { EdtfDate } from "./edtf-date";
import { Node } from "./node";
import { Stated } from "./stated";
import { Episode } from "./episode";
import { Person } from "./person";
import { Show } from "./show";

export enum HostRole {
  HOST = "HOST",
  CO_HOST = "CO_HOST",
  GUEST_HOST = "GUEST_HOST",
  INTERVIEWER = "INTERVIEWER",
  MODERATOR = "MODERATOR",
  ORGANISER = "ORGANISER",
}

describeEnum(HostRole, "HostRole", "The role of a host (Podcast Taxonomy).", {
  HOST: "Leads the show.",
  CO_HOST: "Leads it beside another.",
  GUEST_HOST: "Substitutes for a host.",
  INTERVIEWER: "Asks the questions.",
  MODERATOR: "Leads a panel or a session.",
  ORGANISER: "Organises the event.",
});

@Index("host_by_person", ["personId", "sortOn", "id"])
@Index("host_by_show", ["showId", "sortOn", "id"])
@Index("host_by_episode", ["episodeId"])
@Check("host_show_or_episode", `("showId" IS NULL) <> ("episodeId" IS NULL)`)
@Entity()
@ObjectType({
  implements: [Node, Stated],
  description:
    "A person hosts a show for some time, or one episode (Podcasting 2.0 person). Not also an Appearance.",
})
export class Host extends Stated {
  @Column("text")
  personId!: string;

  /** Exactly one of showId and episodeId is set. */
  @Column("text", { nullable: true })
  showId!: string | null;

  @Column("text", { nullable: true })
  episodeId!: string | null;

  @Field(() => HostRole, { description: "The role." })
  @Column("text")
  role!: HostRole;

  @Field(() => String, {
    nullable: true,
    description: "The name as credited, never overwritten; null when it equals the name.",
  })
  @Column("text", { nullable: true })
  creditedAs!: string | null;

  @Field(() => EdtfDate, { nullable: true, description: "When the person started; null when not known." })
  @EdtfColumns()
  start!: EdtfDate | null;

  @Field(() => EdtfDate, {
    nullable: true,
    description: "When the person stopped; null when not known, or still hosting.",
  })
  @EdtfColumns()
  end!: EdtfDate | null;

  /** Its start: the sort key of lists; '' when not known. */
  @Column("text", { default: "" })
  sortOn!: string;

  @ManyToOne(() => Person, (p) => p.hostings, { nullable: false, createForeignKeyConstraints: false })
  @JoinColumn({ name: "personId" })
  person?: Relation<Person>;

  @ManyToOne(() => Show, (s) => s.hosts, { deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "showId" })
  show?: Relation<Show> | null;

  @ManyToOne(() => Episode, { deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "episodeId" })
  episode?: Relation<Episode> | null;
}
