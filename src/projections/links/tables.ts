import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A URL of an entity, and its purpose. */
@Index("link_entry_by_bearer", ["id"])
@Entity("link_entry", { withoutRowid: true })
export class LinkEntry {
  @PrimaryColumn("text")
  canonicalUrl!: string;

  /** Orders entities with the URL as their own before those that it is only useful for. */
  @PrimaryColumn("text")
  rank!: string;

  @PrimaryColumn("text")
  id!: string;

  @Column("text")
  purpose!: string;

  @Column("text")
  pointsAt!: string;
}
