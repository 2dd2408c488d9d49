import { Column, Entity, Index, PrimaryColumn } from "typeorm";

import type { Role } from "../domain/roles";
import { DraftRow } from "./draft-table";
import { historyTables } from "./history-tables";

/** Every id of every type, so that existence can be checked without the table of a type. */
@Index("node_by_survivor", ["mergedInto"], { where: `"mergedInto" IS NOT NULL` })
@Entity("node", { withoutRowid: true })
export class NodeRow {
  @PrimaryColumn("text")
  id!: string;

  /** The number of its changes, its creation and removal included: a later entity of the same id counts on. */
  @Column("integer", { default: 1 })
  version!: number;

  /** After a merge: the id of the remaining entity, which was merged into no other. */
  @Column("text", { nullable: true })
  mergedInto!: string | null;

  /** YYYY-MM-DD: when the entity was removed. Its id is never reused. */
  @Column("text", { nullable: true })
  removedOn!: string | null;
}

/** Every present and former slug; `current` is 1 for the present one. */
@Index("slug_by_id", ["id"])
@Entity("slug", { withoutRowid: true })
export class SlugRow {
  @PrimaryColumn("text")
  type!: string;

  @PrimaryColumn("text")
  slug!: string;

  @Column("text")
  id!: string;

  @Column("integer", { default: 1 })
  current!: number;
}

/** When a part of the catalogue last changed, and by which rules and migration it was last built. */
@Entity("revision", { withoutRowid: true })
export class RevisionRow {
  @PrimaryColumn("text")
  name!: string;

  @Column("integer", { default: 0 })
  value!: number;

  @Column("text", { default: "" })
  madeBy!: string;
}

/** A record of a data folder that its last load left out, and why. */
/** A problem of a data folder that left something out. */
export interface LeftOutBy {
  readonly code: string;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** What the load of a data folder left out. */
export interface LeftOut {
  /** The number of records, without those of files that could not be read. */
  readonly records: number;
  readonly problems: readonly LeftOutBy[];
}

/** A data folder that was loaded, by its path. */
@Entity("load", { withoutRowid: true })
export class LoadRow {
  @PrimaryColumn("text")
  folder!: string;

  @Column("simple-json", { default: '{"records":0,"problems":[]}' })
  leftOut!: LeftOut;
}

/** An id that the last load of a folder has put here: only these may a later load of it remove. */
@Index("loaded_by_id", ["id"])
@Entity("loaded", { withoutRowid: true })
export class LoadedRow {
  @PrimaryColumn("text")
  folder!: string;

  @PrimaryColumn("text")
  id!: string;
}

/** An address that was imported, or that one of these has moved to. */
@Entity("fetched", { withoutRowid: true })
export class FetchedRow {
  @PrimaryColumn("text")
  address!: string;

  /** Where it has moved to for good, and is looked for now; then all else is null. */
  @Column("text", { nullable: true })
  movedTo!: string | null;

  /** The source that it was read as, and its format. */
  @Column("text", { nullable: true })
  source!: string | null;

  @Column("text", { nullable: true })
  format!: string | null;

  /** What the server said of the answer; null where it did not, or where it has to be sent again in any case. */
  @Column("text", { nullable: true })
  etag!: string | null;

  @Column("text", { nullable: true })
  lastModified!: string | null;

  /** The digest of how it was read: another version of the program, or another option, reads it again. */
  @Column("text", { nullable: true })
  readAs!: string | null;

  /** What was odd about it or refused, as JSON; null where that is not kept: then it is read again. */
  @Column("text", { nullable: true })
  remarks!: string | null;
}

/** A key of the API. The key itself is not kept. Rows are never deleted: the history says by name who changed what. */
@Entity("key", { withoutRowid: true })
@Index("key_by_digest", ["digest"], { unique: true })
export class KeyRow {
  @PrimaryColumn("text")
  name!: string;

  @Column("text")
  role!: Role;

  /** SHA-256 of the key, in hexadecimal. */
  @Column("text")
  digest!: string;

  /** This and the others: RFC 3339, in UTC. */
  @Column("text")
  createdAt!: string;

  /** Null: it does not expire. */
  @Column("text", { nullable: true })
  expiresAt!: string | null;

  @Column("text", { nullable: true })
  revokedAt!: string | null;
}

/** What a change came to that its client may ask for again: the ids of its entities. Kept for a day. */
@Index("idempotency_by_time", ["at"])
@Index("idempotency_by_holder", ["holder", "at"])
@Entity("idempotency", { withoutRowid: true })
export class IdempotencyRow {
  /** The name of the key of the API. */
  @PrimaryColumn("text")
  holder!: string;

  @PrimaryColumn("text")
  key!: string;

  @Column("text")
  digest!: string;

  @Column("simple-json")
  ids!: string[];

  @Column("text")
  at!: string;
}

/** A digest by which a forgotten person is recognised, and never the name alone: see `catalogue/forgotten/marks`. */
@Entity("forgotten", { withoutRowid: true })
export class ForgottenRow {
  /** HMAC-SHA-256 of a mark of the person. */
  @PrimaryColumn("text")
  digest!: string;

  /** The digest of the person's id. */
  @Column("text")
  person!: string;

  /** RFC 3339, in UTC. */
  @Column("text")
  at!: string;
}

/** The secret of these digests: one, or several where a database was restored from another one. */
@Entity("forgotten_key", { withoutRowid: true })
export class ForgottenKeyRow {
  @PrimaryColumn("text")
  key!: string;
}

/** Two entities of one type that are known to be two: they are neither merged nor proposed as duplicates. */
@Index("distinct_pair_by_other", ["other"])
@Entity("distinct_pair", { withoutRowid: true })
export class DistinctPairRow {
  /** The lesser id by bytes. */
  @PrimaryColumn("text")
  one!: string;

  @PrimaryColumn("text")
  other!: string;
}

/** What is kept beside the content: of loads, fetched addresses, the keys, pairs that are distinct, the forgotten, the history, and drafts. No part of the content, and moved with it. */
export const memoryClasses = [
  LoadRow,
  LoadedRow,
  FetchedRow,
  KeyRow,
  IdempotencyRow,
  DistinctPairRow,
  ForgottenRow,
  ForgottenKeyRow,
  ...historyTables,
  DraftRow,
] as const;

export const identityTables = [NodeRow, SlugRow, RevisionRow, ...memoryClasses] as const;
