import { Column, Entity, Index, PrimaryColumn } from "typeorm";

export enum DraftKind {
  CORRECTION = "CORRECTION",
  REMOVAL = "REMOVAL",
}

export enum DraftState {
  OPEN = "OPEN",
  ACCEPTED = "ACCEPTED",
  REJECTED = "REJECTED",
}

/** What someone without a key asks for: a correction, for an editor, or a removal, for an admin. Who asked is not kept. */
@Index("draft_by_time", ["kind", "state", "at", "id"])
@Index("draft_by_entity", ["entityId"])
@Entity("draft")
export class DraftRow {
  /** Random, so that it tells nothing of others. */
  @PrimaryColumn("text")
  id!: string;

  @Column("text")
  kind!: DraftKind;

  @Column("text")
  state!: DraftState;

  @Column("text")
  entityId!: string;

  /** The version of the entity when it was received. */
  @Column("integer")
  version!: number;

  /** Of a correction: values by the names of the mutation's input. Of a removal: none. */
  @Column("simple-json", { default: "{}" })
  proposed!: Record<string, unknown>;

  @Column("text")
  why!: string;

  /** The address of who says so; null for a removal without one. */
  @Column("text", { nullable: true })
  source!: string | null;

  /** How to answer who asked; null when not given. */
  @Column("text", { nullable: true })
  contact!: string | null;

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
