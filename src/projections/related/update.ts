import { among, column, table } from "../../database/sql/dialect";
import { join, raw, sql, type Sql } from "../../database/sql/sql";
import type { TypeName } from "../../domain/ids";
import type { RelatedKind } from "./kinds";
import { isAsked, RelatedReason } from "./reasons";

/**
 * In post on the episode's day, as far as is known. A former post counts only if its end and the episode's day are known.
 */
const inPost = raw(`coalesce(f."startEarliest" <= e."dayLatest", true)
  and coalesce(f."endLatest" >= e."dayEarliest", f."state" <> 'FORMER')`);

/** The subject of an About with the alias `b`. */
const subject = `coalesce(b."subjectOrganisationId", b."subjectTopicId", b."subjectPersonId", b."subjectPublicationId")`;

/** A fact of the row `x`: why it is related to what the fact names. */
const fact = (reason: keyof typeof RelatedReason, factId: string, viaId: string, from: Sql): Sql =>
  sql`select x."id", x."sortOn", ${raw(`'${reason}' as "reason", ${factId} as "factId", ${viaId} as "viaId"`)}
    from x ${from} where ${raw(viaId)} is not null`;

const optIn = raw(
  Object.values(RelatedReason)
    .filter(isAsked)
    .map((reason) => `'${reason}'`)
    .join(", "),
);

interface Facts {
  readonly kind: keyof typeof RelatedKind;
  /** The columns of the type that the facts read. */
  readonly columns: readonly string[];
  readonly facts: readonly Sql[];
}

const itself = raw("");

/** The facts that relate the rows of a type. */
const factsOf = {
  Appearance: {
    kind: "APPEARANCE",
    columns: ["id", "sortOn", "personId", "episodeId", "showId"],
    facts: [
      fact(
        "ON_BEHALF_OF",
        `x."id"`,
        `o."organisationId"`,
        sql`join "appearance_on_behalf_of" o on o."appearanceId" = x."id"`,
      ),
      fact(
        "SHOW_ORGANISATION",
        `o."id"`,
        `o."organisationId"`,
        sql`join "show_organisation" o on o."showId" = x."showId"`,
      ),
      fact("ABOUT", `b."id"`, subject, sql`join "about" b on b."workEpisodeId" = x."episodeId"`),
      fact("ABOUT", `b."id"`, subject, sql`join "about" b on b."workShowId" = x."showId"`),
      fact(
        "HOST_AFFILIATION",
        `f."id"`,
        `f."organisationId"`,
        sql`join "episode" e on e."id" = x."episodeId" join "episode_host" h on h."episodeId" = e."id"
          join "affiliation" f on f."personId" = h."personId" and ${inPost}`,
      ),
      fact(
        "PERSON_AFFILIATION",
        `f."id"`,
        `f."organisationId"`,
        sql`join "episode" e on e."id" = x."episodeId"
          join "affiliation" f on f."personId" = x."personId" and ${inPost}`,
      ),
    ],
  },
  Publication: {
    kind: "PUBLICATION",
    columns: ["id", "sortOn", "publisherId"],
    facts: [
      fact("PUBLISHER", `x."id"`, `x."publisherId"`, itself),
      fact("ABOUT", `b."id"`, subject, sql`join "about" b on b."workPublicationId" = x."id"`),
      fact(
        "CONTRIBUTION",
        `c."id"`,
        `c."contributorOrganisationId"`,
        sql`join "contribution" c on c."publicationId" = x."id"`,
      ),
    ],
  },
  Honour: {
    kind: "HONOUR",
    columns: ["id", "sortOn", "awardId", "onBehalfOfId"],
    facts: [
      fact("ON_BEHALF_OF", `x."id"`, `x."onBehalfOfId"`, itself),
      fact("CONFERRED_BY", `w."id"`, `w."conferredById"`, sql`join "award" w on w."id" = x."awardId"`),
      fact(
        "RECIPIENT",
        `x."id"`,
        `r."recipientOrganisationId"`,
        sql`join "honour_recipient" r on r."honourId" = x."id"`,
      ),
    ],
  },
  Affiliation: {
    kind: "AFFILIATION",
    columns: ["id", "sortOn", "organisationId"],
    facts: [fact("AFFILIATION", `x."id"`, `x."organisationId"`, itself)],
  },
  Partnership: {
    kind: "PARTNERSHIP",
    columns: ["id", "sortOn", "fromId", "toId"],
    facts: [
      fact("PARTNERSHIP", `x."id"`, `x."fromId"`, itself),
      fact("PARTNERSHIP", `x."id"`, `x."toId"`, itself),
      fact(
        "PARTNERSHIP",
        `x."id"`,
        `t."topicId"`,
        sql`join "partnership_topic" t on t."partnershipId" = x."id"`,
      ),
    ],
  },
} as const satisfies Partial<Record<TypeName, Facts>>;

export type RelatedType = keyof typeof factsOf;

export const relatedTypes = Object.keys(factsOf) as RelatedType[];

/** The facts that relate these rows of a type to something, repeated for each organisation or topic above that. */
export function relatedRows(type: RelatedType, ids: readonly string[]): Sql {
  const { kind, columns, facts }: Facts = factsOf[type];
  const selected = join(
    columns.map((name) => column("y", name)),
    ", ",
  );
  return sql`
    with x as materialized (select ${selected} from ${table(type)} y where ${among(column("y", "id"), ids)}),
    fact as materialized (${join(facts, " union all ")})
    select distinct coalesce(h."aboveId", fact."viaId") as "subjectId", ${raw(`'${kind}'`)} as "kind",
      case when fact."reason" in (${optIn}) then 1 else 0 end as "asked",
      fact."sortOn", fact."id", fact."reason", fact."factId", fact."viaId"
    from fact left join "hierarchy" h on h."belowId" = fact."viaId"`;
}
