import { Field, Float, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { EdtfDate } from "./edtf-date";
import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";

@Entity()
@ObjectType({
  implements: [Node, Stated, Thing],
  description: "One instalment, session or talk of a show (schema.org Episode).",
})
export class Episode extends Thing {
  @Index()
  @Column("text")
  showId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Null where the source gives none: see `displayTitle`.",
  })
  @Column("text", { nullable: true })
  title!: string | null;

  @Field(() => String, {
    description: "What to call it: the title, or one made of the show, the number and who appears.",
  })
  @Column("text")
  displayTitle!: string;

  @Field(() => String, {
    nullable: true,
    description: "Season, series or year of a conference; null when not known.",
  })
  @Column("text", { nullable: true })
  season!: string | null;

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
    description: "The track or strand that it runs in; null when none is known.",
  })
  @Column("text", { nullable: true })
  strand!: string | null;

  @Field(() => EdtfDate, {
    nullable: true,
    description: "When it took place or was recorded; null when not known.",
  })
  @Column(() => EdtfDate)
  occurredOn!: EdtfDate | null;

  @Field(() => EdtfDate, { nullable: true, description: "When it came out; null when not known." })
  @Column(() => EdtfDate)
  publishedOn!: EdtfDate | null;

  @Field(() => String, {
    nullable: true,
    description: "ISO 8601 duration, such as PT45M; null when not known.",
  })
  @Column("text", { nullable: true })
  duration!: string | null;

  @Field(() => String, { nullable: true, description: "One line about it; null when none was written." })
  @Column("text", { nullable: true })
  description!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The feed item's guid, unique in its show; null when not from a feed.",
  })
  @Column("text", { nullable: true })
  guid!: string | null;

  /** When it took place, else when it came out: what lists are ordered by; '' when neither is known. */
  @Column("text", { default: "" })
  sortOn!: string;

  /** First and last day of that date: what posts are compared with; null where there is none. */
  @Column("text", { nullable: true })
  dayEarliest!: string | null;

  @Column("text", { nullable: true })
  dayLatest!: string | null;

  /** All titles folded: what the title filter looks in. */
  @Column("text")
  searchText!: string;
}
