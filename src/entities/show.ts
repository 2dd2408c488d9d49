import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index, OneToMany, Unique, type Relation } from "typeorm";

import { Account } from "./account";
import { describeEnum } from "./describe-enum";
import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";
import { About } from "./about";
import { Appearance } from "./appearance";
import { Episode } from "./episode";
import { Host } from "./host";
import { ShowOrganisation } from "./show-organisation";
import { Contribution } from "./contribution";
import { PartValues } from "./derived-properties";
import { HonourRecipient } from "./honour-recipient";
import { Identifier } from "./identifier";
import { byDate, byEpisodeOrder, byId, byPosition } from "./orders";
import { PageOrder } from "./page-order";

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

describeEnum(ShowKind, "ShowKind", "The kind of a show.", {
  PODCAST: "Audio in instalments.",
  CONFERENCE: "A meeting of many sessions, often yearly.",
  SEMINAR_SERIES: "A series of talks.",
  BROADCAST: "Radio or television.",
  VIDEO_SERIES: "Video in instalments.",
  COURSE: "Teaching in parts.",
  WORKSHOP: "A hands-on session.",
  EVENT: "A single occasion, such as a launch.",
});

@Index("show_by_title", ["sortText", "id"])
@Unique(["slug"])
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

  @Field(() => String, { description: "The title, else a description. Never empty." })
  @Column("text")
  displayTitle!: string;

  @Field(() => [String], { description: "Other titles; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  alternateTitles!: string[];

  @Field(() => ShowKind, { description: "The kind." })
  @Column("text")
  kind!: ShowKind;

  @Field(() => String, { nullable: true, description: "A one-line description; null when there is none." })
  @Column("text", { nullable: true })
  description!: string | null;

  @Field(() => String, { nullable: true, description: "The URL of its feed; null when not known." })
  @Column("text", { nullable: true })
  feedUrl!: string | null;

  @Field(() => [String], { description: "Former URLs of its feed; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  formerFeedUrls!: string[];

  @Field(() => [Identifier], { description: "`podcast:guid`, ISSN, Wikidata; empty when none is known." })
  @PartValues("identifierRows", "scheme", "value", "standing")
  identifiers!: Identifier[];

  @Field(() => String, { nullable: true, description: "BCP 47; null when not known." })
  @Column("text", { nullable: true })
  language!: string | null;

  @Field(() => [Account], { description: "Handles and channels; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  accounts!: Account[];

  /** The display title folded: the sort key of lists. */
  @Column("text")
  sortText!: string;

  /** All titles folded: the text that the title filter searches. */
  @Column("text")
  searchText!: string;

  @OneToMany(() => Appearance, (a) => a.show)
  @PageOrder(byDate.NEWEST_FIRST)
  appearances?: Relation<Appearance>[];

  @OneToMany(() => Host, (h) => h.show)
  @PageOrder(byDate.NEWEST_FIRST)
  hosts?: Relation<Host>[];

  @OneToMany(() => ShowOrganisation, (s) => s.show)
  @PageOrder(byId)
  organisations?: Relation<ShowOrganisation>[];

  @OneToMany(() => Episode, (e) => e.show)
  @PageOrder(byEpisodeOrder.NEWEST_FIRST, byEpisodeOrder.OLDEST_FIRST, byEpisodeOrder.SERIAL)
  episodes?: Relation<Episode>[];

  @OneToMany(() => About, (a) => a.workShow)
  @PageOrder(byId)
  about?: Relation<About>[];

  @OneToMany(() => Identifier, (row) => row.show)
  @PageOrder(byPosition)
  identifierRows?: Relation<Identifier>[];

  @OneToMany(() => Contribution, (c) => c.contributorShow)
  @PageOrder(byDate.NEWEST_FIRST)
  contributions?: Relation<Contribution>[];

  @OneToMany(() => HonourRecipient, (row) => row.recipientShow)
  @PageOrder(byDate.NEWEST_FIRST)
  honours?: Relation<HonourRecipient>[];
}
