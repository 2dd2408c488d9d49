import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";

import { describeEnum } from "./describe-enum";
import { EdtfDate } from "./edtf-date";
import { Identifier } from "./identifier";
import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";

export enum PublicationKind {
  BOOK = "BOOK",
  THESIS = "THESIS",
  ARTICLE = "ARTICLE",
  BLOG_POST = "BLOG_POST",
  NEWS_STORY = "NEWS_STORY",
  REPORT = "REPORT",
  EDITED_ISSUE = "EDITED_ISSUE",
}

describeEnum(
  PublicationKind,
  "PublicationKind",
  "What kind of text a publication is (after ORCID's work types).",
  {
    BOOK: "A book.",
    THESIS: "A dissertation or thesis.",
    ARTICLE: "An article in a journal, magazine or series.",
    BLOG_POST: "A post on a blog.",
    NEWS_STORY: "A story in a newspaper or on a news site.",
    REPORT: "A report.",
    EDITED_ISSUE: "An issue that gathers others' texts.",
  },
);

@Entity()
@ObjectType({
  implements: [Node, Stated, Thing],
  description: "A text that came out: book, thesis, article, post, story (schema.org CreativeWork).",
})
export class Publication extends Thing {
  @Field(() => PublicationKind, { description: "What kind of text it is." })
  @Column("text")
  kind!: PublicationKind;

  @Field(() => String, {
    nullable: true,
    description: "Null where the source gives none: see `displayTitle`.",
  })
  @Column("text", { nullable: true })
  title!: string | null;

  @Field(() => String, { description: "What to call it: the title, or a description where it has none." })
  @Column("text")
  displayTitle!: string;

  @Field(() => String, { nullable: true, description: "Its number in a series; null when it has none." })
  @Column("text", { nullable: true })
  number!: string | null;

  @Field(() => String, { nullable: true, description: "Volume of the journal; null when it has none." })
  @Column("text", { nullable: true })
  volume!: string | null;

  @Field(() => String, { nullable: true, description: "Issue of the journal; null when it has none." })
  @Column("text", { nullable: true })
  issue!: string | null;

  @Index()
  @Column("text", { nullable: true })
  publisherId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The journal, paper, blog or series; null when it stands alone.",
  })
  @Column("text", { nullable: true })
  containerTitle!: string | null;

  @Field(() => EdtfDate, { nullable: true, description: "When it came out; null when not known." })
  @Column(() => EdtfDate)
  publishedOn!: EdtfDate | null;

  @Field(() => String, {
    nullable: true,
    description: "What it says, in a line or more; null when none was written.",
  })
  @Column("text", { nullable: true })
  abstract!: string | null;

  @Field(() => String, { nullable: true, description: "BCP 47; null when not known." })
  @Column("text", { nullable: true })
  language!: string | null;

  @Field(() => [Identifier], { description: "DOI, ISBN, Handle; empty when none is known." })
  @Column("simple-json", { default: "[]" })
  identifiers!: Identifier[];

  /** When it came out: what lists are ordered by; '' when not known. */
  @Column("text", { default: "" })
  sortOn!: string;

  /** All titles folded: what the title filter looks in. */
  @Column("text")
  searchText!: string;
}
