import { edtf, stated, StatementMigration } from "./statement";

/** People, organisations and publications belong to other subgraphs: no foreign key crosses that border. */
export class Shows1795305600003 extends StatementMigration {
  readonly name = "Shows1795305600003";

  protected readonly upward = [
    `create table topic (${stated},
      slug text not null unique,
      label text not null,
      description text,
      broaderId text references topic (id) deferrable initially deferred,
      sortText text not null
    ) strict`,
    `create index topic_by_label on topic (sortText, id)`,
    `create index topic_by_broader on topic (broaderId, sortText, id)`,
    `create table show (${stated},
      slug text not null unique,
      title text,
      displayTitle text not null,
      alternateTitles text not null default '[]',
      kind text not null,
      description text,
      feedUrl text,
      podcastGuid text,
      language text,
      accounts text not null default '[]',
      sortText text not null,
      searchText text not null
    ) strict`,
    `create index show_by_title on show (sortText, id)`,
    `create table show_organisation (${stated},
      showId text not null references show (id) deferrable initially deferred,
      organisationId text not null,
      role text not null
    ) strict`,
    `create index show_organisation_by_show on show_organisation (showId, id)`,
    `create index show_organisation_by_organisation on show_organisation (organisationId, id)`,
    `create table episode (${stated},
      slug text not null unique,
      showId text not null references show (id) deferrable initially deferred,
      title text,
      displayTitle text not null,
      season text,
      number real,
      numberDisplay text,
      strand text,
      ${edtf("occurredOn")},
      ${edtf("publishedOn")},
      duration text,
      description text,
      guid text,
      sortOn text not null default '',
      dayEarliest text,
      dayLatest text,
      searchText text not null
    ) strict`,
    `create index episode_by_date on episode (sortOn, id)`,
    `create index episode_by_date_undated_last on episode (sortOn = '', sortOn, id)`,
    `create index episode_by_show on episode (showId, sortOn, id)`,
    `create unique index episode_by_guid on episode (showId, coalesce(season, ''), guid) where guid is not null`,
    `create table host (${stated},
      personId text not null,
      showId text references show (id) deferrable initially deferred,
      episodeId text references episode (id) deferrable initially deferred,
      role text not null,
      creditedAs text,
      ${edtf("start")},
      ${edtf("end")},
      sortOn text not null default '',
      check ((showId is null) <> (episodeId is null))
    ) strict`,
    `create index host_by_person on host (personId, sortOn, id)`,
    `create index host_by_show on host (showId, sortOn, id)`,
    `create index host_by_episode on host (episodeId)`,
    `create table appearance (${stated},
      personId text not null,
      episodeId text not null references episode (id) deferrable initially deferred,
      showId text not null references show (id) deferrable initially deferred,
      roles text not null default '[]',
      creditedAs text,
      onBehalfOfId text,
      sortOn text not null default ''
    ) strict`,
    `create index appearance_by_date on appearance (sortOn, id)`,
    `create index appearance_by_date_undated_last on appearance (sortOn = '', sortOn, id)`,
    `create index appearance_by_person on appearance (personId, sortOn, id)`,
    `create index appearance_by_person_and_show on appearance (personId, showId)`,
    `create index appearance_by_show on appearance (showId, sortOn, id)`,
    `create index appearance_by_episode on appearance (episodeId, id)`,
    `create index appearance_by_organisation on appearance (onBehalfOfId) where onBehalfOfId is not null`,
    `create table about (${stated},
      workId text not null,
      subjectId text not null
    ) strict`,
    `create index about_by_work on about (workId, id)`,
    `create index about_by_subject on about (subjectId, id)`,
    // The one place that says who hosts an episode: its own hosts if it has any, else the show's not known to be out of
    // post at its date. Not written as a union, which SQLite would make whole for every use of it.
    `create view episode_host (episodeId, hostId, personId) as
      select e.id, h.id, h.personId
      from episode e join host h on h.episodeId = e.id or h.showId = e.showId
      where h.episodeId is not null or (
        not exists (select 1 from host own where own.episodeId = e.id)
        and coalesce(h.endLatest >= e.dayEarliest, true)
        and coalesce(h.startEarliest <= e.dayLatest, true))`,
  ];

  protected readonly downward = [
    `drop view episode_host`,
    `drop table about`,
    `drop table appearance`,
    `drop table host`,
    `drop table episode`,
    `drop table show_organisation`,
    `drop table show`,
    `drop table topic`,
  ];
}
