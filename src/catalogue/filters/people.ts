import { raw, sql } from "../../database/sql/sql";
import { AffiliationKind, AffiliationState } from "../../entities/affiliation";
import { OrganisationKind } from "../../entities/organisation";
import { PartnershipKind } from "../../entities/partnership";
import { anyOf, directly, exactly, partOf, period, reference, referenceIn, stated, textIs } from "./fields";
import { relatedTo } from "./related-to";
import { own, platforms, topics } from "./facets";

export const personFilter = {
  relatedTo: relatedTo.people,
  name: partOf("searchText", "Part of a name"),
  affiliatedWith: referenceIn(
    "Organisation",
    "Id or slug of an organisation that they belong or belonged to, or to one below it.",
    (row) => ({
      from: sql`"affiliation" f where f."personId" = ${row("id")}`,
      key: raw('f."organisationId"'),
    }),
  ),
  ...exactly("affiliatedWith"),
  platforms: platforms(own, "With a profile on these platforms."),
  ...stated,
};

export const organisationFilter = {
  name: partOf("searchText", "Part of a name"),
  kinds: anyOf(OrganisationKind, "kind", "Any of these kinds."),
  parent: reference("Organisation", "parentId", "Id or slug of an organisation above them."),
  locality: textIs("locality", "Where they are, exactly as stated."),
  ...directly("parent"),
  topics: topics(own, "That work on these topics."),
  platforms: platforms(own, "With a page on these platforms."),
  ...stated,
};

export const affiliationFilter = {
  kinds: anyOf(AffiliationKind, "kind", "Any of these kinds of belonging."),
  states: anyOf(AffiliationState, "state", "Any of these states, as of the sources."),
  person: reference("Person", "personId", "Id or slug of the person."),
  organisation: reference("Organisation", "organisationId", "Id or slug of the organisation."),
  dates: period("When they lasted, from start to end; an unknown side is open."),
  ...exactly("organisation"),
  ...stated,
};

export const partnershipFilter = {
  kinds: anyOf(PartnershipKind, "kind", "Any of these kinds."),
  from: reference("Organisation", "fromId", "Id or slug of the organisation on the first side."),
  to: reference("Organisation", "toId", "Id or slug of the organisation on the other side."),
  dates: period("When they lasted, from start to end; an unknown side is open."),
  ...exactly("from` and `to"),
  topics: topics(own, "That are about these topics."),
  ...stated,
};
