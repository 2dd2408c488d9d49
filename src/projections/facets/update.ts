import { among, byBytes, column, eachObject, table } from "../../database/sql/dialect";
import { join, raw, sql, type Sql } from "../../database/sql/sql";
import { typeOfId, type TypeName } from "../../domain/ids";
import { LinkPurpose } from "../../domain/links/link";
import { Facet } from "./names";

/** The facets of these entities. Statements only for the types that are among them. */
export function facetRows(ids: readonly string[]): Sql {
  const types = new Set(ids.map(typeOfId));
  const parts = Object.entries(partsOf).flatMap(([type, statements]) =>
    types.has(type as TypeName) ? statements(among(raw('x."id"'), ids)) : [],
  );
  const none = sql`select '' as "id", '' as "name", '' as "value" where false`;
  return sql`select distinct f."id", f."name", f."value" from (${join([none, ...parts], " union all ")}) f`;
}

type Parts = (isSubject: Sql) => readonly Sql[];

const selected = (name: Facet, value: Sql): Sql =>
  sql`select x."id" as "id", ${raw(`'${name}'`)} as "name", ${value} as "value"`;

const ownLink =
  (type: TypeName): Parts =>
  (isSubject) => [
    sql`${selected(Facet.LINK, raw("''"))} from ${table(type)} x where ${isSubject} and x."links" <> '[]'`,
  ];

const platforms =
  (type: TypeName): Parts =>
  (isSubject) => [
    sql`${selected(Facet.PLATFORM, byBytes(raw(`link.value->>'platform'`)))}
      from ${table(type)} x join ${eachObject(column("x", "links"), "link")} on true
      where ${isSubject} and link.value->>'purpose' in (${raw(`'${LinkPurpose.RECORDING}', '${LinkPurpose.PROFILE}'`)})`,
  ];

const language =
  (type: TypeName): Parts =>
  (isSubject) => [
    sql`${selected(Facet.LANGUAGE, sql`lower(x."language")`)} from ${table(type)} x
      where ${isSubject} and x."language" is not null`,
  ];

const languageOfEpisode: Parts = (isSubject) => [
  sql`${selected(Facet.LANGUAGE, sql`lower(coalesce(x."language", s."language"))`)}
    from "episode" x join "show" s on s."id" = x."showId"
    where ${isSubject} and coalesce(x."language", s."language") is not null`,
];

const topics =
  (from: string): Parts =>
  (isSubject) => [sql`${selected(Facet.TOPIC, raw('t."topicId"'))} from ${raw(from)} where ${isSubject}`];

const topicsOfWork =
  (type: TypeName, key: string, of = "id"): Parts =>
  (isSubject) => [
    sql`${selected(Facet.TOPIC, raw('b."subjectTopicId"'))}
      from ${table(type)} x join "about" b on ${column("b", key)} = ${column("x", of)}
      where ${isSubject} and b."subjectTopicId" is not null`,
  ];

const all =
  (...parts: readonly Parts[]): Parts =>
  (isSubject) =>
    parts.flatMap((part) => part(isSubject));

const partsOf: Readonly<Partial<Record<TypeName, Parts>>> = {
  Person: all(ownLink("Person"), platforms("Person")),
  Organisation: all(
    ownLink("Organisation"),
    platforms("Organisation"),
    topics(`"organisation" x join "organisation_topic" t on t."organisationId" = x."id"`),
  ),
  Partnership: topics(`"partnership" x join "partnership_topic" t on t."partnershipId" = x."id"`),
  Show: all(ownLink("Show"), platforms("Show"), language("Show"), topicsOfWork("Show", "workShowId")),
  Episode: all(
    ownLink("Episode"),
    platforms("Episode"),
    languageOfEpisode,
    topicsOfWork("Episode", "workEpisodeId"),
    topicsOfWork("Episode", "workShowId", "showId"),
  ),
  Appearance: ownLink("Appearance"),
  Award: platforms("Award"),
  Publication: all(
    ownLink("Publication"),
    platforms("Publication"),
    language("Publication"),
    topicsOfWork("Publication", "workPublicationId"),
  ),
};
