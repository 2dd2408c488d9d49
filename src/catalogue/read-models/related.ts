import type { Transaction } from "../statements";

/**
 * In post on the episode's day, as far as is known: not out of post then; and what is over counts only where its end and
 * the episode's day are known.
 */
const inPost = `coalesce(f.startEarliest <= e.dayLatest, true)
  and coalesce(f.endLatest >= e.dayEarliest, f.state <> 'FORMER')`;

/** The facts that relate these appearances to an organisation or a topic, each carried up to all that stands above. */
const insertRelated = `
  insert into related (subjectId, asked, sortOn, appearanceId, reason, factId, viaId)
  with recursive
  a as materialized (
    select x.id, x.sortOn, x.personId, x.episodeId, x.showId, x.onBehalfOfId
    from json_each($appearanceIds) touched join appearance x on x.id = touched.value
  ),
  fact (appearanceId, sortOn, reason, factId, viaId) as materialized (
    select a.id, a.sortOn, 'ON_BEHALF_OF', a.id, a.onBehalfOfId from a where a.onBehalfOfId is not null
    union all
    select a.id, a.sortOn, 'PUBLISHER', o.id, o.organisationId
    from a join show_organisation o on o.showId = a.showId
    union all
    select a.id, a.sortOn, 'ABOUT', b.id, b.subjectId
    from a join about b on b.workId in (a.episodeId, a.showId)
    where b.subjectId glob 'organisation_*' or b.subjectId glob 'topic_*'
    union all
    select a.id, a.sortOn, 'HOST_AFFILIATION', f.id, f.organisationId
    from a join episode e on e.id = a.episodeId
    join episode_host h on h.episodeId = e.id
    join affiliation f on f.personId = h.personId and ${inPost}
    union all
    select a.id, a.sortOn, 'PERSON_AFFILIATION', f.id, f.organisationId
    from a join episode e on e.id = a.episodeId
    join affiliation f on f.personId = a.personId and ${inPost}
  ),
  above (viaId, subjectId) as (
    select viaId, viaId from fact
    union
    select above.viaId, coalesce(o.parentId, t.broaderId)
    from above
    left join organisation o on o.id = above.subjectId
    left join topic t on t.id = above.subjectId
    where coalesce(o.parentId, t.broaderId) is not null
  )
  select distinct above.subjectId, fact.reason = 'PERSON_AFFILIATION', fact.sortOn, fact.appearanceId, fact.reason,
    fact.factId, fact.viaId
  from fact join above on above.viaId = fact.viaId`;

/**
 * Makes the rows of these appearances anew. "Related to" is answered from a table because a recursive query over
 * affiliations and publishers takes 0.4 s at 300 thousand appearances, and a range of this table's key 0.03 ms.
 */
export async function rebuildRelated(transaction: Transaction, appearanceIds: string): Promise<void> {
  await transaction.run(
    `delete from related where appearanceId in (select value from json_each($appearanceIds))`,
    {
      $appearanceIds: appearanceIds,
    },
  );
  await transaction.run(insertRelated, { $appearanceIds: appearanceIds });
}
