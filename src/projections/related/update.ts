import { among } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";

/**
 * In post on the episode's day, as far as is known. A former post counts only if its end and the episode's day are known.
 */
const inPost = raw(`coalesce(f."startEarliest" <= e."dayLatest", true)
  and coalesce(f."endLatest" >= e."dayEarliest", f."state" <> 'FORMER')`);

/** The facts that relate these appearances to an organisation or a topic, repeated for each one above it. */
export const relatedRows = (appearanceIds: readonly string[]): Sql => sql`
  with a as materialized (
    select x."id", x."sortOn", x."personId", x."episodeId", x."showId"
    from "appearance" x where ${among(raw(`x."id"`), appearanceIds)}
  ),
  fact ("appearanceId", "sortOn", "reason", "factId", "viaId") as materialized (
    select a."id", a."sortOn", 'ON_BEHALF_OF', a."id", o."organisationId"
    from a join "appearance_on_behalf_of" o on o."appearanceId" = a."id"
    union all
    select a."id", a."sortOn", 'SHOW_ORGANISATION', o."id", o."organisationId"
    from a join "show_organisation" o on o."showId" = a."showId"
    union all
    select a."id", a."sortOn", 'ABOUT', b."id", coalesce(b."subjectOrganisationId", b."subjectTopicId")
    from a join "about" b on b."workEpisodeId" = a."episodeId"
    where coalesce(b."subjectOrganisationId", b."subjectTopicId") is not null
    union all
    select a."id", a."sortOn", 'ABOUT', b."id", coalesce(b."subjectOrganisationId", b."subjectTopicId")
    from a join "about" b on b."workShowId" = a."showId"
    where coalesce(b."subjectOrganisationId", b."subjectTopicId") is not null
    union all
    select a."id", a."sortOn", 'HOST_AFFILIATION', f."id", f."organisationId"
    from a join "episode" e on e."id" = a."episodeId"
    join "episode_host" h on h."episodeId" = e."id"
    join "affiliation" f on f."personId" = h."personId" and ${inPost}
    union all
    select a."id", a."sortOn", 'PERSON_AFFILIATION', f."id", f."organisationId"
    from a join "episode" e on e."id" = a."episodeId"
    join "affiliation" f on f."personId" = a."personId" and ${inPost}
  )
  select distinct h."aboveId" as "subjectId", case when fact."reason" = 'PERSON_AFFILIATION' then 1 else 0 end as "asked",
    fact."sortOn", fact."appearanceId", fact."reason", fact."factId", fact."viaId"
  from fact join "hierarchy" h on h."belowId" = fact."viaId"`;
