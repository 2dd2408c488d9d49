import { StatementMigration } from "./statement";

/** Tables that hold nothing of their own: the writer keeps them, and makes them anew after every migration. */
export class ReadModels1795305600005 extends StatementMigration {
  readonly name = "ReadModels1795305600005";

  protected readonly upward = [
    // `asked` parts PERSON_AFFILIATION, which counts only when asked for, from the rest: so the newest page of either is
    // one range of the key.
    `create table related (
      subjectId text not null,
      asked integer not null,
      sortOn text not null,
      appearanceId text not null,
      reason text not null,
      factId text not null,
      viaId text not null,
      primary key (subjectId, asked, sortOn, appearanceId, reason, factId, viaId)
    ) strict, without rowid`,
    `create index related_by_appearance on related (appearanceId)`,
    `create table timeline_entry (
      personId text not null,
      sortOn text not null,
      id text not null,
      kind text not null,
      edtf text,
      primary key (personId, sortOn, id)
    ) strict, without rowid`,
    `create index timeline_entry_by_item on timeline_entry (id)`,
    `create table data_gap (
      kind text not null,
      id text not null,
      primary key (kind, id)
    ) strict, without rowid`,
    `create index data_gap_by_subject on data_gap (id)`,
  ];

  protected readonly downward = [`drop table data_gap`, `drop table timeline_entry`, `drop table related`];
}
