import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** An appearance, a publication or an honour of a person. The primary key is in page order. */
@Index("timeline_entry_by_item", ["id"])
@Entity("timeline_entry", { withoutRowid: true })
export class TimelineEntry {
  @PrimaryColumn("text")
  personId!: string;

  @PrimaryColumn("text")
  sortOn!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text")
  kind!: string;

  /** The date that orders the list; null if undated. */
  @Column("text", { nullable: true })
  edtf!: string | null;
}
