import { Column, Entity, Index, PrimaryColumn } from "typeorm";

export enum ChangeOperation {
  CREATED = "CREATED",
  UPDATED = "UPDATED",
  REMOVED = "REMOVED",
  MERGED = "MERGED",
  UNMERGED = "UNMERGED",
  FORGOTTEN = "FORGOTTEN",
}

/** Whether a change makes an entity: its values are stored as its row only. */
export const isMaking = (operation: ChangeOperation): boolean =>
  operation === ChangeOperation.CREATED || operation === ChangeOperation.UNMERGED;

/** A transaction that changed entities: who made it, when and why. */
@Index("edit_by_time", ["at", "number"])
@Index("edit_by_run", ["run"], { where: `"run" IS NOT NULL` })
@Entity("edit")
export class EditRow {
  /** Counts edits in the order of their commits. */
  @PrimaryColumn("integer")
  number!: number;

  /** ISO 8601 in UTC, with milliseconds. Not later than that of the next edit, unless the clock was set back. */
  @Column("text")
  at!: string;

  @Column("text")
  by!: string;

  /** The id of the group of edits that it is part of. */
  @Column("text", { nullable: true })
  run!: string | null;

  @Column("text", { nullable: true })
  why!: string | null;

  /** Who says so. */
  @Column("text", { nullable: true })
  source!: string | null;

  /** Hashed with `why` and `source`; null once these are erased. */
  @Column("text", { nullable: true })
  salt!: string | null;

  /** SHA-256 of salt, `why` and `source`. */
  @Column("text")
  noteHash!: string;
}

/** A change of one entity. Each hash covers the one before it, so no row can be changed or taken out unnoticed. */
@Index("change_by_entity", ["entityId", "number"])
@Index("change_by_edit", ["edit"])
@Entity("change")
export class ChangeRow {
  /** Counts changes in the order of their commits, without gaps. */
  @PrimaryColumn("integer")
  number!: number;

  /** The number of its edit. */
  @Column("integer")
  edit!: number;

  @Column("text")
  entityId!: string;

  @Column("text")
  operation!: ChangeOperation;

  /** The version of the entity that it made. */
  @Column("integer")
  version!: number;

  /** Hashed with the payload, so that an erased one cannot be guessed; null once it is erased. */
  @Column("text", { nullable: true })
  salt!: string | null;

  /** SHA-256 of salt and payload: of a creation and an un-merge the entity, which is stored as its row only. */
  @Column("text")
  payloadHash!: string;

  /** SHA-256 of the former change's hash, this row and its edit; without what can be erased. */
  @Column("text")
  hash!: string;
}

/**
 * What changed: for an update each changed field before and after, for a removal the whole entity, for a merge also what it was
 * merged into. Can be erased.
 */
@Entity("change_payload")
export class ChangePayloadRow {
  /** The number of the change. */
  @PrimaryColumn("integer")
  change!: number;

  @Column("simple-json")
  payload!: unknown;
}

/**
 * An entity that a change concerns: the changed one, and each that it referred to before or after. Who follows an entity finds its
 * changes by it.
 */
@Entity("change_concern", { withoutRowid: true })
export class ChangeConcernRow {
  @PrimaryColumn("text")
  entityId!: string;

  /** The number of the change. */
  @PrimaryColumn("integer")
  change!: number;
}

export const historyTables = [EditRow, ChangeRow, ChangePayloadRow, ChangeConcernRow] as const;
