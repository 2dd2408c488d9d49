import { Entity, PrimaryColumn } from "typeorm";

/** A property of an entity that lists are filtered by, with one of its values. */
@Entity("facet", { withoutRowid: true })
export class FacetRow {
  @PrimaryColumn("text")
  id!: string;

  @PrimaryColumn("text")
  name!: string;

  @PrimaryColumn("text")
  value!: string;
}
