import { Entity, Index, PrimaryColumn } from "typeorm";

/** A piece of information that the catalogue lacks about an entity. */
@Index("data_gap_by_subject", ["id"])
@Entity("data_gap", { withoutRowid: true })
export class DataGapRow {
  @PrimaryColumn("text")
  kind!: string;

  @PrimaryColumn("text")
  id!: string;
}
