import { edtf, stated, StatementMigration } from "./statement";

export class Works1795305600004 extends StatementMigration {
  readonly name = "Works1795305600004";

  protected readonly upward = [
    `create table publication (${stated},
      slug text not null unique,
      kind text not null,
      title text,
      displayTitle text not null,
      number text,
      volume text,
      issue text,
      publisherId text,
      containerTitle text,
      ${edtf("publishedOn")},
      abstract text,
      language text,
      identifiers text not null default '[]',
      sortOn text not null default '',
      searchText text not null
    ) strict`,
    `create index publication_by_date on publication (sortOn, id)`,
    `create index publication_by_date_undated_last on publication (sortOn = '', sortOn, id)`,
    `create index publication_by_publisher on publication (publisherId, sortOn, id)`,
    `create table contribution (${stated},
      personId text not null,
      publicationId text not null references publication (id) deferrable initially deferred,
      role text not null,
      creditedAs text,
      position integer not null default 1,
      sortOn text not null default ''
    ) strict`,
    `create index contribution_by_person on contribution (personId, sortOn, id)`,
    `create index contribution_by_publication on contribution (publicationId, position, id)`,
    `create table award (${stated},
      slug text not null unique,
      name text not null,
      category text,
      year text,
      conferredById text,
      sortOn text not null default '',
      searchText text not null
    ) strict`,
    `create index award_by_date on award (sortOn, id)`,
    `create index award_by_date_undated_last on award (sortOn = '', sortOn, id)`,
    `create index award_by_conferrer on award (conferredById, sortOn, id)`,
    `create table honour (${stated},
      personId text not null,
      awardId text not null references award (id) deferrable initially deferred,
      outcome text not null,
      creditedAs text,
      roleTitle text,
      onBehalfOfId text,
      sortOn text not null default ''
    ) strict`,
    `create index honour_by_person on honour (personId, sortOn, id)`,
    `create index honour_by_award on honour (awardId, id)`,
    `create index honour_by_organisation on honour (onBehalfOfId) where onBehalfOfId is not null`,
  ];

  protected readonly downward = [
    `drop table honour`,
    `drop table award`,
    `drop table contribution`,
    `drop table publication`,
  ];
}
