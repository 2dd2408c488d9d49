import { StatementMigration } from "./statement";

const tables = [
  "person",
  "organisation",
  "affiliation",
  "partnership",
  "show",
  "show_organisation",
  "host",
  "episode",
  "appearance",
  "about",
  "topic",
  "publication",
  "contribution",
  "award",
  "honour",
];

/** Every id, whatever its type: identity, as slugs are, so that whoever does not own a type can tell whether an id exists. */
export class Nodes1795910400006 extends StatementMigration {
  readonly name = "Nodes1795910400006";

  protected readonly upward = [
    `create table node (id text primary key) strict, without rowid`,
    ...tables.map((table) => `insert into node (id) select id from ${table}`),
  ];

  protected readonly downward = [`drop table node`];
}
