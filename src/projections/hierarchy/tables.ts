import { Entity, Index, PrimaryColumn } from "typeorm";

/** An organisation or a topic, and one at or above it: itself, its parent, the parent of that … */
@Index("hierarchy_by_below", ["belowId"])
@Entity("hierarchy", { withoutRowid: true })
export class HierarchyRow {
  @PrimaryColumn("text")
  aboveId!: string;

  @PrimaryColumn("text")
  belowId!: string;
}
