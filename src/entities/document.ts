import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, Index, Unique } from "typeorm";

import { EdtfColumns } from "./derived-properties";
import { EdtfDate } from "./edtf-date";
import { Node } from "./node";
import { Stated } from "./stated";
import { Thing } from "./thing";

@Index("document_by_title", ["sortText", "id"])
@Unique(["slug"])
@Entity()
@ObjectType({
  implements: [Node, Stated, Thing],
  description:
    "A source of facts: a page, a feed, a file. Its links say where to find it; without one, `howGiven` says how we got it.",
})
export class Document extends Thing {
  @Field(() => String, { description: "Its title." })
  @Column("text")
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: "How we got a document without a URL, such as “given privately”; null otherwise.",
  })
  @Column("text", { nullable: true })
  howGiven!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Its licence as an SPDX identifier or in words; null when not known.",
  })
  @Column("text", { nullable: true })
  licence!: string | null;

  @Field(() => EdtfDate, {
    nullable: true,
    description: "When it was written or published; null when not known.",
  })
  @EdtfColumns()
  publishedOn!: EdtfDate | null;

  @Field(() => String, {
    nullable: true,
    description: "When we retrieved it (ISO 8601); null when not known.",
  })
  @Column("text", { nullable: true })
  retrievedAt!: string | null;

  @Field(() => Int, { nullable: true, description: "The number of its lines; null when it has no lines." })
  @Column("integer", { nullable: true })
  lines!: number | null;

  /** The title folded: the sort key of lists. */
  @Column("text")
  sortText!: string;
}
