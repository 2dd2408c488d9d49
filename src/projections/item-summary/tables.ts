import { Column, Entity, PrimaryColumn } from "typeorm";

/** What lists across types filter an appearance, a publication, an honour, an affiliation or a partnership by. */
@Entity("item_summary", { withoutRowid: true })
export class ItemSummary {
  @PrimaryColumn("text")
  id!: string;

  /** The entity whose facets count: the episode of an appearance, else the item itself. */
  @Column("text")
  facetsOf!: string;

  @Column("text")
  standing!: string;

  /** 1 if it has a link; an appearance also if its episode has one. */
  @Column("integer")
  hasLink!: number;

  /** The first day of its date, or of the period that it lasted; null if not known. */
  @Column("text", { nullable: true })
  dayEarliest!: string | null;

  @Column("text", { nullable: true })
  dayLatest!: string | null;
}
