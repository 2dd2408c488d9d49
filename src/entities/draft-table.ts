import { Column, Entity, Index, PrimaryColumn } from "typeorm";

export enum DraftKind {
  CORRECTION = "CORRECTION",
  REMOVAL = "REMOVAL",
  IMPORT = "IMPORT",
}

export enum DraftState {
  OPEN = "OPEN",
  ACCEPTED = "ACCEPTED",
  REJECTED = "REJECTED",
}

/**
 * What waits to be decided: what someone without a key asks for, a correction or a removal, without who asked; or what an import was not sure
 * enough of.
 */
@Index("draft_by_time", ["kind", "state", "at", "id"])
@Index("draft_by_entity", ["entityId"])
@Index("draft_by_folder", ["folder", "entityId"])
@Entity("draft")
export class DraftRow {
  /** Random, so that it tells nothing of others. */
  @PrimaryColumn("text")
  id!: string;

  @Column("text")
  kind!: DraftKind;

  @Column("text")
  state!: DraftState;

  /** Of an import: the id that it is to have. */
  @Column("text")
  entityId!: string;

  /** The version of the entity when it was received; 0 where it is not there. */
  @Column("integer")
  version!: number;

  /** Of a correction: values by the names of the mutation's input. Of a removal: none. Of an import: states of entities, by id. */
  @Column("simple-json", { default: "{}" })
  proposed!: Record<string, unknown>;

  @Column("text")
  why!: string;

  /** The address of who says so; null for a removal, and an import, without one. */
  @Column("text", { nullable: true })
  source!: string | null;

  /** How to answer who asked; null when not given. */
  @Column("text", { nullable: true })
  contact!: string | null;

  /** Of an import: the name of its load, how sure it is from 0 to 1, and where the source says it. Else null. */
  @Column("text", { nullable: true })
  folder!: string | null;

  @Column("real", { nullable: true })
  confidence!: number | null;

  @Column("text", { nullable: true })
  place!: string | null;

  /** When it was received: this and `decidedAt` are RFC 3339, in UTC. */
  @Column("text")
  at!: string;

  /** This and the others: null while it is open. */
  @Column("text", { nullable: true })
  decidedAt!: string | null;

  /** The name of the key. */
  @Column("text", { nullable: true })
  decidedBy!: string | null;

  /** Why it was rejected; null when it was accepted. */
  @Column("text", { nullable: true })
  verdict!: string | null;
}
