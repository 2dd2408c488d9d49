import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** One fact: a member took part in an event. */
@Index("participation_by_member", ["memberId", "layer"])
@Index("participation_by_fact", ["factId"])
@Entity("participation", { withoutRowid: true })
export class ParticipationRow {
  @PrimaryColumn("text")
  eventId!: string;

  @PrimaryColumn("text")
  layer!: string;

  @PrimaryColumn("text")
  memberId!: string;

  @PrimaryColumn("text")
  factId!: string;

  @Column("text", { nullable: true })
  showId!: string | null;

  @Column("text", { nullable: true })
  eventKind!: string | null;

  @Column("text", { nullable: true })
  memberKind!: string | null;

  /**
   * A JSON array of what the fact says of the member: the roles of an appearance, a host, a contribution or an organisation of a
   * show, after the status of an episode that is not HELD; the outcome of an honour, with EMPLOYED or ON_BEHALF_OF of an organisation; the kind and the state of an affiliation; the
   * kind of a partnership and the side, FROM or TO.
   */
  @Column("text")
  roles!: string;

  /** Of an appearance; null for other layers. */
  @Column("text", { nullable: true })
  standing!: string | null;

  @Column("text")
  sortOn!: string;

  @Column("text", { nullable: true })
  dayEarliest!: string | null;

  @Column("text", { nullable: true })
  dayLatest!: string | null;
}
