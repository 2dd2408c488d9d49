import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

import { Account } from "./account";
import { describeEnum } from "./describe-enum";
import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";

export enum ShowKind {
  PODCAST = "PODCAST",
  CONFERENCE = "CONFERENCE",
  SEMINAR_SERIES = "SEMINAR_SERIES",
  BROADCAST = "BROADCAST",
  VIDEO_SERIES = "VIDEO_SERIES",
  COURSE = "COURSE",
  WORKSHOP = "WORKSHOP",
  EVENT = "EVENT",
}

describeEnum(ShowKind, "ShowKind", "What kind of series a show is.", {
  PODCAST: "Audio in instalments.",
  CONFERENCE: "A meeting of many sessions, often yearly.",
  SEMINAR_SERIES: "Talks to a circle, one at a time.",
  BROADCAST: "Radio or television.",
  VIDEO_SERIES: "Video in instalments.",
  COURSE: "Teaching in parts.",
  WORKSHOP: "Taking part, hands on.",
  EVENT: "A single occasion, such as a launch.",
});

@Entity()
@ObjectType({
  implements: [Node, Stated, Thing],
  description: "A series: podcast, conference, seminars, broadcast, course (schema.org CreativeWorkSeries).",
})
export class Show extends Thing {
  @Field(() => String, {
    nullable: true,
    description: "Null where only an organisation is named: see `displayTitle`.",
  })
  @Column("text", { nullable: true })
  title!: string | null;

  @Field(() => String, { description: "What to call it: the title, or a description where it has none." })
  @Column("text")
  displayTitle!: string;

  @Field(() => [String], { description: "Other titles; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  alternateTitles!: string[];

  @Field(() => ShowKind, { description: "What kind of series it is." })
  @Column("text")
  kind!: ShowKind;

  @Field(() => String, { nullable: true, description: "One line about it; null when none was written." })
  @Column("text", { nullable: true })
  description!: string | null;

  @Field(() => String, { nullable: true, description: "Its feed's address; null when not known." })
  @Column("text", { nullable: true })
  feedUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Podcasting 2.0 `podcast:guid`, a UUID; null when not known.",
  })
  @Column("text", { nullable: true })
  podcastGuid!: string | null;

  @Field(() => String, { nullable: true, description: "BCP 47; null when not known." })
  @Column("text", { nullable: true })
  language!: string | null;

  @Field(() => [Account], { description: "Handles and channels; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  accounts!: Account[];

  /** The display title folded: what lists are ordered by. */
  @Column("text")
  sortText!: string;

  /** All titles folded: what the title filter looks in. */
  @Column("text")
  searchText!: string;
}
