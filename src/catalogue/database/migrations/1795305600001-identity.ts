import { StatementMigration } from "./statement";

/**
 * Slugs with their history; and the revision, which every transaction moves before anything else, with the name of the
 * migration after which the read models were last made anew.
 */
export class Identity1795305600001 extends StatementMigration {
  readonly name = "Identity1795305600001";

  protected readonly upward = [
    `create table revision (
      id integer primary key check (id = 1),
      value integer not null,
      readModelsOf text not null default ''
    ) strict`,
    `insert into revision (id, value) values (1, 0)`,
    `create table slug (
      type text not null,
      slug text not null,
      id text not null,
      current integer not null default 1,
      primary key (type, slug)
    ) strict, without rowid`,
    `create index slug_by_id on slug (id)`,
  ];

  protected readonly downward = [`drop table slug`, `drop table revision`];
}
