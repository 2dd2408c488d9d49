import { StatementMigration } from "./statement";

/**
 * What search and `resolve` read. Ordinary tables and not FTS5, so that tiers, prefixes and counts are ranges of keys, each
 * read no further than a bound, and PostgreSQL would answer the same. The writer fills them after the migration.
 */
export class Search1795910400007 extends StatementMigration {
  readonly name = "Search1795910400007";

  protected readonly upward = [
    // `names` and `prose` are as stored; the folded ones are what statements look in: words between spaces, names between
    // bars, in order.
    `create table search_entry (
      id text primary key not null,
      type text not null,
      names text not null,
      prose text not null,
      foldedNames text not null,
      foldedText text not null,
      length integer not null
    ) strict`,
    `create table search_name (
      type text not null,
      name text not null,
      id text not null,
      primary key (type, name, id)
    ) strict, without rowid`,
    // `place` is 0 for a word of a name and 1 for one of prose alone; so the best come first within a word.
    `create table search_word (
      type text not null,
      word text not null,
      place integer not null,
      length integer not null,
      id text not null,
      primary key (type, word, place, length, id)
    ) strict, without rowid`,
    `create table search_spelling (
      part text not null,
      word text not null,
      primary key (part, word)
    ) strict, without rowid`,
    `create table link_entry (
      canonicalUrl text not null,
      rank text not null,
      id text not null,
      purpose text not null,
      pointsAt text not null,
      primary key (canonicalUrl, rank, id)
    ) strict, without rowid`,
    `create index link_entry_by_bearer on link_entry (id)`,
  ];

  protected readonly downward = [
    `drop table link_entry`,
    `drop table search_spelling`,
    `drop table search_word`,
    `drop table search_name`,
    `drop table search_entry`,
  ];
}
