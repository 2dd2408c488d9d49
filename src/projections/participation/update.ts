import { among } from "../../database/sql/dialect";
import { raw, sql, type Sql } from "../../database/sql/sql";

/** The participants of these events: episodes, shows, publications, awards, organisations, partnerships. */
export function participationRows(eventIds: readonly string[]): Sql {
  const isEvent = (alias: string) => among(raw(`${alias}."id"`), eventIds);
  const episodes = sql`"episode" e join "show" s on s."id" = e."showId"`;
  const dates = raw(`e."sortOn", e."dayEarliest", e."dayLatest"`);
  const cycle = raw(`w."sortOn", w."year" || '-01-01', w."year" || '-12-31'`);
  const none = raw(`cast(null as text)`);
  // The status stands before the roles, unless it is the usual one.
  const ifNotHeld = `case when e."status" = 'HELD' then '' else '"' || e."status" || '",' end`;
  const appeared = raw(`replace('[' || ${ifNotHeld} || substr(a."roles", 2), ',]', ']')`);
  const hosted = raw(`'[' || ${ifNotHeld} || '"' || t."role" || '"]'`);
  return sql`
    select e."id" as "eventId", 'APPEARANCE' as "layer", a."personId" as "memberId", a."id" as "factId",
      e."showId" as "showId", s."kind" as "eventKind", ${none} as "memberKind", ${appeared} as "roles",
      a."standing" as "standing", e."sortOn" as "sortOn", e."dayEarliest" as "dayEarliest", e."dayLatest" as "dayLatest"
    from ${episodes} join "appearance" a on a."episodeId" = e."id"
    where ${isEvent("e")} and a."personId" is not null
    union all
    select e."id", 'HOST', h."personId", h."hostId", e."showId", s."kind", ${none}, ${hosted}, ${none}, ${dates}
    from ${episodes} join "episode_host" h on h."episodeId" = e."id" join "host" t on t."id" = h."hostId"
    where ${isEvent("e")}
    union all
    select distinct e."id", 'ON_BEHALF_OF', b."organisationId", a."id", e."showId", s."kind", m."kind", ${appeared}, ${none}, ${dates}
    from ${episodes} join "appearance" a on a."episodeId" = e."id"
    join "appearance_on_behalf_of" b on b."appearanceId" = a."id" join "organisation" m on m."id" = b."organisationId"
    where ${isEvent("e")}
    union all
    select s."id", 'SHOW_ORGANISATION', o."organisationId", o."id", s."id", s."kind", m."kind", ${listOf(`o."role"`)},
      ${none}, '', ${none}, ${none}
    from "show" s join "show_organisation" o on o."showId" = s."id" join "organisation" m on m."id" = o."organisationId"
    where ${isEvent("s")}
    union all
    select p."id", 'CONTRIBUTION', coalesce(c."contributorPersonId", c."contributorOrganisationId"), c."id",
      ${none}, p."kind", m."kind", ${listOf(`c."role"`)}, ${none}, p."sortOn", p."publishedOnEarliest", p."publishedOnLatest"
    from "publication" p join "contribution" c on c."publicationId" = p."id"
    left join "organisation" m on m."id" = c."contributorOrganisationId"
    where ${isEvent("p")} and coalesce(c."contributorPersonId", c."contributorOrganisationId") is not null
    union all
    select w."id", 'HONOUR', coalesce(r."recipientPersonId", r."recipientOrganisationId"), h."id",
      ${none}, ${none}, m."kind", ${listOf(`h."outcome"`)}, ${none}, ${cycle}
    from "award" w join "honour" h on h."awardId" = w."id" join "honour_recipient" r on r."honourId" = h."id"
    left join "organisation" m on m."id" = r."recipientOrganisationId"
    where ${isEvent("w")} and coalesce(r."recipientPersonId", r."recipientOrganisationId") is not null
    union all
    select w."id", 'HONOUR', h."onBehalfOfId", h."id", ${none}, ${none}, m."kind",
      ${listOf(`h."outcome"`, `case when h."roleTitle" is null then 'ON_BEHALF_OF' else 'EMPLOYED' end`)}, ${none}, ${cycle}
    from "award" w join "honour" h on h."awardId" = w."id" join "organisation" m on m."id" = h."onBehalfOfId"
    where ${isEvent("w")} and not exists (
      select 1 from "honour_recipient" r where r."honourId" = h."id" and r."recipientOrganisationId" = h."onBehalfOfId")
    union all
    select o."id", 'AFFILIATION', f."personId", f."id", ${none}, o."kind", ${none}, ${listOf(`f."kind"`, `f."state"`)}, ${none},
      f."sortOn", f."startEarliest", f."endLatest"
    from "organisation" o join "affiliation" f on f."organisationId" = o."id" where ${isEvent("o")}
    union all
    select p."id", 'PARTNERSHIP', m."id", p."id", ${none}, p."kind", m."kind",
      ${listOf(`p."kind"`, `case when m."id" = p."fromId" then 'FROM' else 'TO' end`)}, ${none},
      p."sortOn", p."startEarliest", p."endLatest"
    from "partnership" p join "organisation" m on m."id" in (p."fromId", p."toId") where ${isEvent("p")}
    union all
    select o."id", 'PARENT', m."id", m."id", ${none}, o."kind", m."kind", '[]', ${none}, '', ${none}, ${none}
    from "organisation" o join "organisation" m on m."parentId" = o."id" where ${isEvent("o")}
    union all
    select p."id", 'PUBLISHER', m."id", p."id", ${none}, p."kind", m."kind", '[]', ${none},
      p."sortOn", p."publishedOnEarliest", p."publishedOnLatest"
    from "publication" p join "organisation" m on m."id" = p."publisherId" where ${isEvent("p")}`;
}

/** Names of enums as a JSON array. */
const listOf = (...names: readonly string[]): Sql => raw(`'["' || ${names.join(` || '","' || `)} || '"]'`);
