import { Entity, Index, PrimaryColumn } from "typeorm";

/** One reason why something is related to a subject. The primary key is in page order. */
@Index("related_by_item", ["id"])
@Entity("related", { withoutRowid: true })
export class RelatedRow {
  /** An organisation, a topic, a person or a publication. */
  @PrimaryColumn("text")
  subjectId!: string;

  @PrimaryColumn("text")
  kind!: string;

  /** 1 for opt-in reasons. */
  @PrimaryColumn("integer")
  asked!: number;

  /** The date of what is related. */
  @PrimaryColumn("text")
  sortOn!: string;

  /** Of what is related: an appearance, a publication, an honour, an affiliation or a partnership. */
  @PrimaryColumn("text")
  id!: string;

  @PrimaryColumn("text")
  reason!: string;

  @PrimaryColumn("text")
  factId!: string;

  /** What the fact names: the subject, or an organisation or a topic below it. */
  @PrimaryColumn("text")
  viaId!: string;
}
