import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, type Relation } from "typeorm";

import { AppearanceOnBehalfOf } from "./appearance-on-behalf-of";
import { Follows, PartIds } from "./derived-properties";
import { describeEnum } from "./describe-enum";
import { Node } from "./node";
import { Stated } from "./stated";
import { Episode } from "./episode";
import { byPosition } from "./orders";
import { PageOrder } from "./page-order";
import { Person } from "./person";
import { Show } from "./show";

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

describeEnum(AppearanceRole, "AppearanceRole", "The role of a person in an episode.", {
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

@Index("appearance_by_date", ["sortOn", "id"])
@Index("appearance_by_date_undated_last", { synchronize: false })
@Index("appearance_by_person", ["personId", "sortOn", "id"])
@Index("appearance_by_person_and_show", ["personId", "showId"])
@Index("appearance_by_show", ["showId", "sortOn", "id"])
@Index("appearance_by_episode", ["episodeId", "position", "id"])
@Entity()
@ObjectType({
  implements: [Node, Stated],
  description:
    "A person in an episode: an object with an id, not an edge (CERIF, VIVO). Hosting is Host; being talked about is About.",
})
export class Appearance extends Stated {
  /** Null for a person whose name is not known. */
  @Column("text", { nullable: true })
  personId!: string | null;

  @Column("text")
  episodeId!: string;

  /** The episode's show. */
  @Follows("episode", "showId")
  @Column("text")
  showId!: string;

  @Field(() => [AppearanceRole], { description: "The person's roles; empty when not stated." })
  @Column("simple-json", { default: "[]" })
  roles!: AppearanceRole[];

  @Field(() => String, {
    nullable: true,
    description: "The name as credited, never overwritten; null when it equals the name.",
  })
  @Column("text", { nullable: true })
  creditedAs!: string | null;

  @Field(() => Int, { description: "Place among those who appear in the episode, as given, counted from 1." })
  @Column("integer", { default: 1 })
  position!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "When the person's part starts in the recording, as an ISO 8601 duration such as PT12M30S; null when not known.",
  })
  @Column("text", { nullable: true })
  startsAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "When the person's part ends in the recording, as an ISO 8601 duration; null when not known.",
  })
  @Column("text", { nullable: true })
  endsAt!: string | null;

  /** The organisations on whose behalf the person appeared, in the order stated; may be empty. */
  @PartIds("onBehalfOf", "organisationId")
  onBehalfOfIds!: string[];

  /** The episode's date: the sort key of lists; '' when not known. */
  @Follows("episode", "sortOn")
  @Column("text", { default: "" })
  sortOn!: string;

  @ManyToOne(() => Person, (p) => p.appearances, { createForeignKeyConstraints: false })
  @JoinColumn({ name: "personId" })
  person?: Relation<Person> | null;

  @ManyToOne(() => Episode, (e) => e.appearances, { nullable: false, deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "episodeId" })
  episode?: Relation<Episode>;

  @ManyToOne(() => Show, (s) => s.appearances, { nullable: false, deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "showId" })
  show?: Relation<Show>;

  @OneToMany(() => AppearanceOnBehalfOf, (row) => row.appearance)
  @PageOrder(byPosition)
  onBehalfOf?: Relation<AppearanceOnBehalfOf>[];
}
