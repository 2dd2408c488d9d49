import { Entity, Index, PrimaryColumn } from "typeorm";

/** One reason why an appearance is related to an organisation or a topic. The primary key is in page order. */
@Index("related_by_appearance", ["appearanceId"])
@Entity("related", { withoutRowid: true })
export class RelatedRow {
  @PrimaryColumn("text")
  subjectId!: string;

  /** 1 for opt-in reasons. */
  @PrimaryColumn("integer")
  asked!: number;

  /** The appearance's date. */
  @PrimaryColumn("text")
  sortOn!: string;

  @PrimaryColumn("text")
  appearanceId!: string;

  @PrimaryColumn("text")
  reason!: string;

  @PrimaryColumn("text")
  factId!: string;

  /** The organisation or topic that the fact names: the subject, or one below it. */
  @PrimaryColumn("text")
  viaId!: string;
}
