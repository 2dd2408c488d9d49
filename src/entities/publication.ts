import { Field, ObjectType } from "type-graphql";
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique, type Relation } from "typeorm";

import { PartValues } from "./derived-properties";
import { describeEnum } from "./describe-enum";
import { EdtfColumns } from "./derived-properties";
import { EdtfDate } from "./edtf-date";
import { Identifier } from "./identifier";
import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";
import { About } from "./about";
import { Contribution } from "./contribution";
import { Organisation } from "./organisation";
import { HonourRecipient } from "./honour-recipient";
import { byDate, byId, byPosition } from "./orders";
import { PageOrder } from "./page-order";

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
    EDITED_ISSUE: "An issue of texts by others.",
  },
);

@Index("publication_by_date", ["sortOn", "id"])
@Index("publication_by_date_undated_last", { synchronize: false })
@Index("publication_by_publisher", ["publisherId", "sortOn", "id"])
@Index("publication_by_basis", ["basedOnId", "sortOn", "id"])
@Unique(["slug"])
@Entity()
@ObjectType({
  implements: [Node, Stated, Thing],
  description: "A published text: book, thesis, article, post, story (schema.org CreativeWork).",
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

  @Field(() => String, { description: "The title, else a description. Never empty." })
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

  @Column("text", { nullable: true })
  publisherId!: string | null;

  /** The publication that it is based on, such as the dissertation behind a book. */
  @Column("text", { nullable: true })
  basedOnId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The journal, newspaper, blog or series; null when it has none.",
  })
  @Column("text", { nullable: true })
  containerTitle!: string | null;

  @Field(() => EdtfDate, { nullable: true, description: "When it was published; null when not known." })
  @EdtfColumns()
  publishedOn!: EdtfDate | null;

  @Field(() => String, {
    nullable: true,
    description: "An abstract, one line or more; null when there is none.",
  })
  @Column("text", { nullable: true })
  abstract!: string | null;

  @Field(() => String, { nullable: true, description: "BCP 47; null when not known." })
  @Column("text", { nullable: true })
  language!: string | null;

  @Field(() => [Identifier], { description: "DOI, ISBN, Handle; empty when none is known." })
  @PartValues("identifierRows", "scheme", "value", "standing")
  identifiers!: Identifier[];

  /** When it was published: the sort key of lists; '' when not known. */
  @Column("text", { default: "" })
  sortOn!: string;

  /** All titles folded: the text that the title filter searches. */
  @Column("text")
  searchText!: string;

  @ManyToOne(() => Organisation, (o) => o.publications, { createForeignKeyConstraints: false })
  @JoinColumn({ name: "publisherId" })
  publisher?: Relation<Organisation> | null;

  @OneToMany(() => Contribution, (c) => c.publication)
  @PageOrder(byPosition)
  contributions?: Relation<Contribution>[];

  @OneToMany(() => About, (a) => a.workPublication)
  @PageOrder(byId)
  about?: Relation<About>[];

  @OneToMany(() => About, (a) => a.subjectPublication)
  @PageOrder(byId)
  subjectOf?: Relation<About>[];

  @OneToMany(() => Identifier, (row) => row.publication)
  @PageOrder(byPosition)
  identifierRows?: Relation<Identifier>[];

  @ManyToOne(() => Publication, (publication) => publication.basisOf, { deferrable: "INITIALLY DEFERRED" })
  @JoinColumn({ name: "basedOnId" })
  basedOn?: Relation<Publication> | null;

  @OneToMany(() => Publication, (publication) => publication.basedOn)
  @PageOrder(byDate.NEWEST_FIRST)
  basisOf?: Relation<Publication>[];

  @OneToMany(() => HonourRecipient, (row) => row.recipientPublication)
  @PageOrder(byDate.NEWEST_FIRST)
  honours?: Relation<HonourRecipient>[];
}
