import { StatementMigration } from "./statement";

/** Who took part in what, over all kinds of facts: what networks are made of. The writer fills it after the migration. */
export class Participation1795910400008 extends StatementMigration {
  readonly name = "Participation1795910400008";

  protected readonly upward = [
    `create table participation (
      eventId text not null,
      layer text not null,
      memberId text not null,
      factId text not null,
      showId text,
      eventKind text,
      memberKind text,
      roles text not null,
      sortOn text not null,
      dayEarliest text,
      dayLatest text,
      primary key (eventId, layer, memberId, factId)
    ) strict, without rowid`,
    `create index participation_by_member on participation (memberId, layer)`,
    `create index participation_by_fact on participation (factId)`,
  ];

  protected readonly downward = [`drop table participation`];
}
