import type { Reader } from "../statements";

export interface RelatedRow extends Record<string, unknown> {
  readonly subjectId: string;
  readonly asked: number;
  readonly sortOn: string;
  readonly appearanceId: string;
  readonly reason: string;
  readonly factId: string;
  readonly viaId: string;
}

/**
 * "Related to" straight from its definition, the slow way round: from every organisation and topic down to what stands
 * below it, then to the facts that name it. It shares nothing with the statement that keeps the read model, so that one
 * can be held against the other: in a property test, and in `rostrum check db`.
 */
const definition = `
  with recursive below (subjectId, viaId) as (
    select id, id from organisation
    union all select id, id from topic
    union
    select below.subjectId, o.id from below join organisation o on o.parentId = below.viaId
    union
    select below.subjectId, t.id from below join topic t on t.broaderId = below.viaId
  ),
  dated as (
    select a.*, e.dayEarliest, e.dayLatest,
      e.sortOn as day, e.showId as itsShowId
    from appearance a join episode e on e.id = a.episodeId
  ),
  hosting (appearanceId, personId) as (
    select d.id, h.personId from dated d join host h on h.episodeId = d.episodeId
    union
    select d.id, h.personId from dated d join host h on h.showId = d.itsShowId
    where d.episodeId not in (select episodeId from host where episodeId is not null)
      and not (h.endLatest is not null and d.dayEarliest is not null and h.endLatest < d.dayEarliest)
      and not (h.startEarliest is not null and d.dayLatest is not null and h.startEarliest > d.dayLatest)
  ),
  inPost (appearanceId, personId, factId, organisationId) as (
    select d.id, f.personId, f.id, f.organisationId from dated d, affiliation f
    where not (f.startEarliest is not null and d.dayLatest is not null and f.startEarliest > d.dayLatest)
      and not (f.endLatest is not null and d.dayEarliest is not null and f.endLatest < d.dayEarliest)
      and (f.state <> 'FORMER' or (f.endLatest is not null and d.dayEarliest is not null))
  )
  select b.subjectId, 0 as asked, d.day as sortOn, d.id as appearanceId, 'ON_BEHALF_OF' as reason, d.id as factId, b.viaId
  from below b join dated d on d.onBehalfOfId = b.viaId
  union
  select b.subjectId, 0, d.day, d.id, 'PUBLISHER', o.id, b.viaId
  from below b join show_organisation o on o.organisationId = b.viaId join dated d on d.itsShowId = o.showId
  union
  select b.subjectId, 0, d.day, d.id, 'ABOUT', x.id, b.viaId
  from below b join about x on x.subjectId = b.viaId join dated d on d.episodeId = x.workId or d.itsShowId = x.workId
  union
  select b.subjectId, 0, d.day, d.id, 'HOST_AFFILIATION', p.factId, b.viaId
  from below b join inPost p on p.organisationId = b.viaId join dated d on d.id = p.appearanceId
  join hosting h on h.appearanceId = d.id and h.personId = p.personId
  union
  select b.subjectId, 1, d.day, d.id, 'PERSON_AFFILIATION', p.factId, b.viaId
  from below b join inPost p on p.organisationId = b.viaId join dated d on d.id = p.appearanceId and d.personId = p.personId
  order by 1, 2, 3, 4, 5, 6, 7`;

export function relatedByDefinition(reader: Reader): Promise<RelatedRow[]> {
  return reader.all<RelatedRow>(definition);
}

/** The read model as it stands. */
export function relatedAsKept(reader: Reader): Promise<RelatedRow[]> {
  return reader.all<RelatedRow>(
    `select subjectId, asked, sortOn, appearanceId, reason, factId, viaId from related order by 1, 2, 3, 4, 5, 6, 7`,
  );
}
