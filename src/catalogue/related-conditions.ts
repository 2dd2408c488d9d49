import { column } from "../database/sql/dialect";
import { join, raw, sql, type Sql } from "../database/sql/sql";
import { typeOfId } from "../domain/ids";
import { RelatedKind } from "../projections/related/kinds";
import { RelatedReason } from "../projections/related/reasons";
import { equals, isAtOrBelow, type Condition } from "./pages/conditions";
import { relatedIds, type Relation } from "./related-to";

/** A relation to one subject. */
interface ToOne extends Relation {
  readonly subjectId: string;
}

/** Whether this is the id of a show with a related appearance, or of one that a fact relates itself. */
export const isRelatedShow = (id: Sql, relation: Relation): Sql => isAmongIds(id, relation, showIds);

/**
 * Whether this is the id of a person who appeared, contributed or was honoured in what is related, who hosts the episode of
 * such an appearance, or has a related affiliation. Reads projections only.
 */
export const isRelatedPerson = (id: Sql, relation: Relation): Sql => isAmongIds(id, relation, personIds);

/** Whether it is among the ids of any subject, or of each. */
function isAmongIds(id: Sql, relation: Relation, ids: (relation: ToOne) => Sql): Sql {
  const ofEach = relation.subjectIds.map((subjectId) => {
    const one: ToOne = { ...relation, subjectId, subjectIds: [subjectId], isToEach: false };
    return sql`${id} in (${ids(one)})`;
  });
  return join(ofEach, relation.isToEach ? " and " : " or ");
}

function showIds(relation: ToOne): Sql {
  const { subjectId, reasons, exactly } = relation;
  const type = typeOfId(subjectId);
  const names = (at: Sql): Condition =>
    !exactly && (type === "Organisation" || type === "Topic")
      ? isAtOrBelow(at, subjectId)
      : equals(at, subjectId);
  const facts = [
    reasons.includes(RelatedReason.SHOW_ORGANISATION) &&
      sql`select o."showId" from "show_organisation" o where ${names(column("o", "organisationId"))}`,
    reasons.includes(RelatedReason.ABOUT) &&
      sql`select coalesce(b."workShowId", e."showId") from "about" b left join "episode" e on e."id" = b."workEpisodeId"
        where ${names(column("b", `subject${type}Id`))} and b."workPublicationId" is null`,
  ];
  const ofAppearances = sql`select a."showId" from "appearance" a
    where a."id" in ${relatedIds(relation, [RelatedKind.APPEARANCE])}`;
  return join([ofAppearances, ...facts.filter((fact) => fact !== false)], " union ");
}

function personIds(relation: ToOne): Sql {
  const { APPEARANCE, PUBLICATION, HONOUR, AFFILIATION } = RelatedKind;
  const members = raw('select p."memberId" from "participation" p where');
  return sql`
    ${members} p."factId" in ${relatedIds(relation, [APPEARANCE, HONOUR, AFFILIATION])}
    union ${members} p."layer" = 'CONTRIBUTION' and p."eventId" in ${relatedIds(relation, [PUBLICATION])}
    union ${members} p."layer" = 'HOST' and p."eventId" in (
      select a."eventId" from "participation" a
      where a."layer" = 'APPEARANCE' and a."factId" in ${relatedIds(relation, [APPEARANCE])})`;
}
