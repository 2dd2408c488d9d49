import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** The number of rows of a type; no row for 0. */
@Entity("row_counter", { withoutRowid: true })
export class RowCounter {
  @PrimaryColumn("text")
  type!: string;

  @Column("integer")
  total!: number;
}

/** The number of children of a parent by a relation such as "Person.appearances"; no row for 0, but by relations that lists are ordered by. */
@Index("child_counter_by_total", ["relation", "total", "parentId"])
@Entity("child_counter", { withoutRowid: true })
export class ChildCounter {
  @PrimaryColumn("text")
  relation!: string;

  @PrimaryColumn("text")
  parentId!: string;

  @Column("integer")
  total!: number;
}
