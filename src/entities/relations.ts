import type { TypeName } from "../domain/ids";
import { byDate, byId, byName, type Order } from "./orders";

/**
 * Every relation of the graph, declared once. The loaders, the writer's check of references, the test that counts
 * statements and (later) prices and the slices of subgraphs all read these two tables.
 */

/** `from.field` is the one row of `to` whose id stands in `from`'s column `key`. Several targets: a union, told by the id. */
export interface ToOne {
  readonly from: TypeName;
  readonly field: string;
  readonly key: string;
  readonly to: readonly TypeName[];
}

/** `from.field` is the page of those rows of `to` whose column `key` holds `from`'s id. */
export interface ToMany<Target extends TypeName = TypeName> {
  readonly from: readonly TypeName[];
  readonly field: string;
  readonly to: Target;
  readonly key: string;
  readonly order: Order;
}

const one = (from: TypeName, field: string, key: string, ...to: TypeName[]): ToOne => ({
  from,
  field,
  key,
  to,
});

export const toOne: readonly ToOne[] = [
  one("Organisation", "parent", "parentId", "Organisation"),
  one("Affiliation", "person", "personId", "Person"),
  one("Affiliation", "organisation", "organisationId", "Organisation"),
  one("Partnership", "from", "fromId", "Organisation"),
  one("Partnership", "to", "toId", "Organisation"),
  one("ShowOrganisation", "show", "showId", "Show"),
  one("ShowOrganisation", "organisation", "organisationId", "Organisation"),
  one("Host", "person", "personId", "Person"),
  one("Host", "show", "showId", "Show"),
  one("Host", "episode", "episodeId", "Episode"),
  one("Episode", "show", "showId", "Show"),
  one("Appearance", "person", "personId", "Person"),
  one("Appearance", "episode", "episodeId", "Episode"),
  one("Appearance", "show", "showId", "Show"),
  one("Appearance", "onBehalfOf", "onBehalfOfId", "Organisation"),
  one("About", "work", "workId", "Show", "Episode", "Publication"),
  one("About", "subject", "subjectId", "Person", "Organisation", "Topic", "Publication"),
  one("Topic", "broader", "broaderId", "Topic"),
  one("Publication", "publisher", "publisherId", "Organisation"),
  one("Contribution", "person", "personId", "Person"),
  one("Contribution", "publication", "publicationId", "Publication"),
  one("Award", "conferredBy", "conferredById", "Organisation"),
  one("Honour", "person", "personId", "Person"),
  one("Honour", "award", "awardId", "Award"),
  one("Honour", "onBehalfOf", "onBehalfOfId", "Organisation"),
];

const newest = byDate.NEWEST_FIRST;

const many = <Target extends TypeName>(
  from: TypeName | readonly TypeName[],
  field: string,
  to: Target,
  key: string,
  order: Order,
): ToMany<Target> => ({
  from: [from].flat(),
  field,
  to,
  key,
  order,
});

export const toMany = {
  affiliationsByPersonId: many("Person", "affiliations", "Affiliation", "personId", newest),
  affiliationsByOrganisationId: many("Organisation", "affiliations", "Affiliation", "organisationId", newest),
  organisationsByParentId: many("Organisation", "children", "Organisation", "parentId", byName.A_TO_Z),
  partnershipsByFromId: many("Organisation", "partnerships", "Partnership", "fromId", newest),
  partnershipsByToId: many("Organisation", "partneredBy", "Partnership", "toId", newest),
  appearancesByPersonId: many("Person", "appearances", "Appearance", "personId", newest),
  appearancesByShowId: many("Show", "appearances", "Appearance", "showId", newest),
  appearancesByEpisodeId: many("Episode", "appearances", "Appearance", "episodeId", byId),
  hostsByPersonId: many("Person", "hostings", "Host", "personId", newest),
  hostsByShowId: many("Show", "hosts", "Host", "showId", newest),
  showOrganisationsByShowId: many("Show", "organisations", "ShowOrganisation", "showId", byId),
  showOrganisationsByOrganisationId: many(
    "Organisation",
    "shows",
    "ShowOrganisation",
    "organisationId",
    byId,
  ),
  episodesByShowId: many("Show", "episodes", "Episode", "showId", newest),
  aboutsByWorkId: many(["Show", "Episode", "Publication"], "about", "About", "workId", byId),
  aboutsBySubjectId: many(
    ["Person", "Organisation", "Topic", "Publication"],
    "subjectOf",
    "About",
    "subjectId",
    byId,
  ),
  topicsByBroaderId: many("Topic", "narrower", "Topic", "broaderId", byName.A_TO_Z),
  contributionsByPersonId: many("Person", "publications", "Contribution", "personId", newest),
  contributionsByPublicationId: many("Publication", "contributions", "Contribution", "publicationId", {
    name: "POSITION",
    column: "position",
    direction: "asc",
  }),
  publicationsByPublisherId: many("Organisation", "publications", "Publication", "publisherId", newest),
  honoursByPersonId: many("Person", "honours", "Honour", "personId", newest),
  honoursByAwardId: many("Award", "honours", "Honour", "awardId", byId),
  awardsByConferredById: many("Organisation", "awards", "Award", "conferredById", newest),
} as const satisfies Record<string, ToMany>;

export type ToManyName = keyof typeof toMany;
