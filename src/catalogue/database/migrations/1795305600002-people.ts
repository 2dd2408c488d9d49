import { edtf, stated, StatementMigration } from "./statement";

export class People1795305600002 extends StatementMigration {
  readonly name = "People1795305600002";

  protected readonly upward = [
    `create table person (${stated},
      slug text not null unique,
      name text not null,
      sortName text not null,
      honorificPrefix text,
      honorificSuffix text,
      alternateNames text not null default '[]',
      description text,
      identifiers text not null default '[]',
      accounts text not null default '[]',
      sortText text not null,
      searchText text not null
    ) strict`,
    `create index person_by_name on person (sortText, id)`,
    `create table organisation (${stated},
      slug text not null unique,
      name text not null,
      alternateNames text not null default '[]',
      kind text,
      parentId text references organisation (id) deferrable initially deferred,
      locality text,
      description text,
      identifiers text not null default '[]',
      accounts text not null default '[]',
      sortText text not null,
      searchText text not null
    ) strict`,
    `create index organisation_by_name on organisation (sortText, id)`,
    `create index organisation_by_parent on organisation (parentId, sortText, id)`,
    `create table affiliation (${stated},
      personId text not null references person (id) deferrable initially deferred,
      organisationId text not null references organisation (id) deferrable initially deferred,
      kind text not null,
      roleTitle text,
      ${edtf("start")},
      ${edtf("end")},
      state text not null default 'UNKNOWN',
      sortOn text not null default ''
    ) strict`,
    `create index affiliation_by_person on affiliation (personId, sortOn, id)`,
    `create index affiliation_by_organisation on affiliation (organisationId, sortOn, id)`,
    `create table partnership (${stated},
      fromId text not null references organisation (id) deferrable initially deferred,
      toId text not null references organisation (id) deferrable initially deferred,
      kind text not null,
      description text,
      ${edtf("start")},
      ${edtf("end")},
      sortOn text not null default ''
    ) strict`,
    `create index partnership_by_from on partnership (fromId, sortOn, id)`,
    `create index partnership_by_to on partnership (toId, sortOn, id)`,
  ];

  protected readonly downward = [
    `drop table partnership`,
    `drop table affiliation`,
    `drop table organisation`,
    `drop table person`,
  ];
}
