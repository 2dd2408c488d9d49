import type { Transaction } from "../statements";

/** What kind of fact says that somebody took part in something. */
export enum ParticipationLayer {
  /** A person in an episode. */
  APPEARANCE = "APPEARANCE",
  /** A person who hosted an episode. */
  HOST = "HOST",
  /** An organisation on whose behalf a person appeared in an episode. */
  ON_BEHALF_OF = "ON_BEHALF_OF",
  /** An organisation behind a show. */
  SHOW_ORGANISATION = "SHOW_ORGANISATION",
  /** A person in a publication. */
  CONTRIBUTION = "CONTRIBUTION",
  /** A person in an award, or the organisation on whose behalf. */
  HONOUR = "HONOUR",
  /** A person of an organisation; the organisation stands for the event. */
  AFFILIATION = "AFFILIATION",
  /** Either side of a partnership. */
  PARTNERSHIP = "PARTNERSHIP",
}

const columns =
  "eventId, layer, memberId, factId, showId, eventKind, memberKind, roles, sortOn, dayEarliest, dayLatest";

/** Who took part in the events (episodes, shows, publications, awards, organisations, partnerships) that `events` lists in a column `id`. */
export function participationIn(events: string): string {
  const episodes = `(${events}) event join episode e on e.id = event.id join show s on s.id = e.showId`;
  const dates = "e.sortOn, e.dayEarliest, e.dayLatest";
  const awardDays = "w.sortOn, w.year || '-01-01', w.year || '-12-31'";
  return `
    select e.id as eventId, 'APPEARANCE' as layer, a.personId as memberId, a.id as factId, e.showId as showId,
      s.kind as eventKind, null as memberKind, a.roles as roles, e.sortOn as sortOn, e.dayEarliest as dayEarliest, e.dayLatest as dayLatest
    from ${episodes} join appearance a on a.episodeId = e.id
    union all
    select e.id, 'HOST', h.personId, h.hostId, e.showId, s.kind, null, '[]', ${dates}
    from ${episodes} join episode_host h on h.episodeId = e.id
    union all
    select e.id, 'ON_BEHALF_OF', a.onBehalfOfId, a.id, e.showId, s.kind, m.kind, a.roles, ${dates}
    from ${episodes} join appearance a on a.episodeId = e.id join organisation m on m.id = a.onBehalfOfId
    union all
    select s.id, 'SHOW_ORGANISATION', o.organisationId, o.id, s.id, s.kind, m.kind, '[]', '', null, null
    from (${events}) event join show s on s.id = event.id join show_organisation o on o.showId = s.id
    join organisation m on m.id = o.organisationId
    union all
    select p.id, 'CONTRIBUTION', c.personId, c.id, null, p.kind, null, '[]', p.sortOn, p.publishedOnEarliest, p.publishedOnLatest
    from (${events}) event join publication p on p.id = event.id join contribution c on c.publicationId = p.id
    union all
    select w.id, 'HONOUR', h.personId, h.id, null, null, null, '[]', ${awardDays}
    from (${events}) event join award w on w.id = event.id join honour h on h.awardId = w.id
    union all
    select w.id, 'HONOUR', h.onBehalfOfId, h.id, null, null, m.kind, '[]', ${awardDays}
    from (${events}) event join award w on w.id = event.id join honour h on h.awardId = w.id
    join organisation m on m.id = h.onBehalfOfId
    union all
    select o.id, 'AFFILIATION', f.personId, f.id, null, o.kind, null, '[]', f.sortOn, f.startEarliest, f.endLatest
    from (${events}) event join organisation o on o.id = event.id join affiliation f on f.organisationId = o.id
    union all
    select distinct p.id, 'PARTNERSHIP', side.value, p.id, null, p.kind, m.kind, '[]', p.sortOn, p.startEarliest, p.endLatest
    from (${events}) event join partnership p on p.id = event.id
    join json_each(json_array(p.fromId, p.toId)) side join organisation m on m.id = side.value`;
}

/** Makes what these events hold anew. */
export async function rebuildParticipation(transaction: Transaction, eventIds: string): Promise<void> {
  await transaction.run(
    `delete from participation where eventId in (select value from json_each($eventIds))`,
    { $eventIds: eventIds },
  );
  await transaction.run(
    `insert into participation (${columns})
     ${participationIn("select value as id from json_each($eventIds)")}`,
    { $eventIds: eventIds },
  );
}
