import { Field, Float, ObjectType } from "type-graphql";
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique, type Relation } from "typeorm";

import { EdtfColumns, IndexedInSql } from "./derived-properties";
import { EdtfDate } from "./edtf-date";
import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";
import { About } from "./about";
import { describeEnum } from "./describe-enum";
import { Appearance } from "./appearance";
import { Show } from "./show";
import { byDate, byId, byPosition } from "./orders";
import { PageOrder } from "./page-order";

export enum EpisodeKind {
  FULL = "FULL",
  TRAILER = "TRAILER",
  BONUS = "BONUS",
}

describeEnum(
  EpisodeKind,
  "EpisodeKind",
  "Whether an episode is a whole instalment (Podcasting 2.0, itunes:episodeType).",
  {
    FULL: "A whole instalment, session or talk.",
    TRAILER: "Announces others.",
    BONUS: "Extra content: cut material, behind the scenes.",
  },
);

export enum EpisodeStatus {
  HELD = "HELD",
  CANCELLED = "CANCELLED",
  UPCOMING = "UPCOMING",
}

describeEnum(
  EpisodeStatus,
  "EpisodeStatus",
  "Whether an episode took place, as of its sources (schema.org eventStatus).",
  {
    HELD: "It took place, or was published.",
    CANCELLED: "It was announced, and did not take place.",
    UPCOMING: "It is announced.",
  },
);

@Index("episode_by_date", ["sortOn", "id"])
@Index("episode_by_date_undated_last", { synchronize: false })
@Index("episode_by_show", ["showId", "sortOn", "id"])
@Index("episode_by_serial", ["serial", "id"])
@Index("episode_by_show_and_serial", ["showId", "serial", "id"])
@Index("episode_by_rerun", ["rerunOfId", "sortOn", "id"])
@Index("episode_by_guid", { synchronize: false })
@Unique(["slug"])
@Entity()
@ObjectType({
  implements: [Node, Stated, Thing],
  description: "One instalment, session or talk of a show (schema.org Episode).",
})
export class Episode extends Thing {
  @Column("text")
  showId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Null where the source gives none: see `displayTitle`.",
  })
  @Column("text", { nullable: true })
  title!: string | null;

  @Field(() => EpisodeKind, { description: "Whether it is a whole instalment." })
  @Column("text", { default: EpisodeKind.FULL })
  kind!: EpisodeKind;

  @Field(() => EpisodeStatus, { description: "Whether it took place, as of its sources." })
  @Column("text", { default: EpisodeStatus.HELD })
  status!: EpisodeStatus;

  @Field(() => String, {
    nullable: true,
    description:
      "Its title in the language in which it was held, where `title` is a translation; null otherwise.",
  })
  @Column("text", { nullable: true })
  originalTitle!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "BCP 47; null when not known, or when it is the show's.",
  })
  @Column("text", { nullable: true })
  language!: string | null;

  /** The episode that this one repeats. */
  @Column("text", { nullable: true })
  rerunOfId!: string | null;

  @Field(() => String, {
    description: "The title, or one made from the show, the number and the people who appear. Never empty.",
  })
  @Column("text")
  displayTitle!: string;

  @Field(() => String, {
    nullable: true,
    description: "Season, series or year of a conference; null when not known.",
  })
  @IndexedInSql()
  @Column("text", { nullable: true })
  season!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The name of the season, such as “The early years”; null when it has none.",
  })
  @Column("text", { nullable: true })
  seasonName!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "Its number in the show or season, decimals allowed; null when not known.",
  })
  @Column("real", { nullable: true })
  number!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The number as shown, such as “Ch. 3” (Podcasting 2.0 `display`); null where it is the number itself.",
  })
  @Column("text", { nullable: true })
  numberDisplay!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Its track or strand; null when none is known.",
  })
  @Column("text", { nullable: true })
  strand!: string | null;

  @Field(() => EdtfDate, {
    nullable: true,
    description: "When it took place or was recorded; null when not known.",
  })
  @EdtfColumns()
  occurredOn!: EdtfDate | null;

  @Field(() => EdtfDate, { nullable: true, description: "When it was published; null when not known." })
  @EdtfColumns()
  publishedOn!: EdtfDate | null;

  @Field(() => String, {
    nullable: true,
    description: "ISO 8601 duration, such as PT45M; null when not known.",
  })
  @Column("text", { nullable: true })
  duration!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "When it starts in a recording that it shares with others, as an ISO 8601 duration such as PT1H5M; null when it has a recording of its own, or that is not known.",
  })
  @Column("text", { nullable: true })
  startsAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why there is no recording, such as “at the speaker’s wish” or “lost”; null when there is one, or that is not known.",
  })
  @Column("text", { nullable: true })
  whyNoRecording!: string | null;

  @Field(() => String, { nullable: true, description: "One line about it; null when there is none." })
  @Column("text", { nullable: true })
  description!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The feed item's guid, usually one of a kind in its show or season; null when not from a feed.",
  })
  @IndexedInSql()
  @Column("text", { nullable: true })
  guid!: string | null;

  /** When it took place, else when it was published: the sort key of lists; '' when neither is known. */
  @Column("text", { default: "" })
  sortOn!: string;

  /** Season and number as sortable text: see `serialOf`. */
  @Column("text", { default: "" })
  serial!: string;

  /** First and last day of that date, to compare with the dates of posts; null if there is none. */
  @Column("text", { nullable: true })
  dayEarliest!: string | null;

  @Column("text", { nullable: true })
  dayLatest!: string | null;

  /** All titles folded: the text that the title filter searches. */
  @Column("text")
  searchText!: string;

  @ManyToOne(() => Show, (s) => s.episodes, { nullable: false, deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "showId" })
  show?: Relation<Show>;

  @OneToMany(() => Appearance, (a) => a.episode)
  @PageOrder(byPosition)
  appearances?: Relation<Appearance>[];

  @OneToMany(() => About, (a) => a.workEpisode)
  @PageOrder(byId)
  about?: Relation<About>[];

  @ManyToOne(() => Episode, (episode) => episode.reruns, { deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "rerunOfId" })
  rerunOf?: Relation<Episode> | null;

  @OneToMany(() => Episode, (episode) => episode.rerunOf)
  @PageOrder(byDate.NEWEST_FIRST)
  reruns?: Relation<Episode>[];
}
