import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** One citation of a document, by an entity or by one of its links. The primary key is in the order of lines. */
@Index("citation_entry_by_item", ["documentId", "item"])
@Index("citation_entry_by_fact", ["id"])
@Entity("citation_entry", { withoutRowid: true })
export class CitationEntry {
  @PrimaryColumn("text")
  documentId!: string;

  /** 0 if the citation names no line. */
  @PrimaryColumn("integer")
  line!: number;

  /** The citing entity, of any type. */
  @PrimaryColumn("text")
  id!: string;

  /** The position among the sources of the citing entity and then of its links, from 0. */
  @PrimaryColumn("integer")
  position!: number;

  @Column("text", { nullable: true })
  item!: string | null;

  /** The whole citation, as JSON: this subgraph cannot read the row of the citing entity. */
  @Column("text")
  citation!: string;

  /** The link whose citation it is, as JSON; null for a citation of the entity. */
  @Column("text", { nullable: true })
  link!: string | null;
}
