import { IdentifierScheme } from "../../domain/identifiers";
import { LinkTarget } from "../../domain/links/link";
import { awardName, present } from "../names";
import type { OrganisationPage, PersonPage } from "../rows";
import type { Site } from "../site";
import { undisputed } from "../standings";
import { seriesTypes } from "./types";
import { identifiersOf, pagesAbout, type Properties, references, reference, sameAs, known } from "./values";
import type { AffiliationKind, ContributionRole } from "../words";

/** The properties of a Person for an affiliation that continues. */
const current: Readonly<Record<AffiliationKind, string>> = {
  EMPLOYMENT: "worksFor",
  FOUNDER: "affiliation",
  DIRECTORSHIP: "affiliation",
  MEMBERSHIP: "memberOf",
  SERVICE: "affiliation",
  EDUCATION: "affiliation",
  INVITED_POSITION: "affiliation",
};

/** The property that leads from a work to a contributor. */
export const contributorProperties: Readonly<Record<ContributionRole, string>> = {
  AUTHOR: "author",
  EDITOR: "editor",
  CONTRIBUTOR: "contributor",
  QUOTED: "mentions",
};

/**
 * `performerIn` leads to Events only. From a CreativeWork schema.org leads to its contributors, and not back: `@reverse` says so.
 * `worksFor`, `affiliation` and `memberOf` mean now, so former affiliations are left out, but for `alumniOf`. `award` is “an award
 * won”, so only won ones are in it.
 */
export function personProperties(site: Site, person: PersonPage): Properties {
  const affiliations = undisputed(person.affiliations.nodes);
  const isNow = affiliations.filter(({ state }) => state === "CURRENT");
  const studied = affiliations.filter(({ kind, state }) => kind === "EDUCATION" && state === "FORMER");
  const episodes = undisputed(person.appearances?.nodes).map(({ episode }) => episode);
  const isEvent = (episode: (typeof episodes)[number]) => seriesTypes[episode.show.showKind].isEvent;
  const contributed = [
    ...episodes
      .filter((episode) => !isEvent(episode))
      .map((work) => ({ property: "contributor", work: reference(site, work) })),
    ...undisputed(person.publications?.nodes).map(({ role, publication }) => ({
      property: contributorProperties[role],
      work: reference(site, publication),
    })),
  ];
  return known({
    honorificPrefix: person.honorificPrefix,
    honorificSuffix: person.honorificSuffix,
    alternateName: person.alternateNames,
    description: person.description,
    identifier: identifiersOf(person.identifiers),
    sameAs: sameAs(person, LinkTarget.PERSON),
    jobTitle: isNow.flatMap(({ roleTitle }) => roleTitle ?? []),
    ...grouped(
      isNow.map(({ kind, organisation }) => ({
        property: current[kind],
        work: reference(site, organisation),
      })),
    ),
    alumniOf: studied.map(({ organisation }) => reference(site, organisation)),
    award: undisputed(person.honours?.nodes)
      .filter(({ outcome }) => outcome === "WON")
      .map(({ award }) => awardName(award)),
    performerIn: references(site, episodes.filter(isEvent)),
    subjectOf: [...pagesAbout(person.links), ...worksAbout(site, person)],
    "@reverse": contributed.length === 0 ? null : grouped(contributed),
  });
}

/** What leads to the same property, in a list of it. */
function grouped(
  pairs: ReadonlyArray<{ readonly property: string; readonly work: Properties }>,
): Record<string, Properties[]> {
  const lists: Record<string, Properties[]> = {};
  for (const { property, work } of pairs) (lists[property] ??= []).push(work);
  return lists;
}

export function worksAbout(site: Site, { subjectOf }: Pick<PersonPage, "subjectOf">): Properties[] {
  return references(site, present(undisputed(subjectOf?.nodes).map(({ work }) => work)));
}

export function organisationProperties(site: Site, organisation: OrganisationPage): Properties {
  return known({
    alternateName: organisation.alternateNames,
    description: organisation.description,
    location: organisation.locality,
    parentOrganization: organisation.parent && reference(site, organisation.parent),
    knowsAbout: references(site, present(organisation.topics ?? [])),
    identifier: identifiersOf(organisation.identifiers),
    sameAs: sameAs(organisation, LinkTarget.ORGANISATION),
    subjectOf: [...pagesAbout(organisation.links), ...worksAbout(site, organisation)],
  });
}

/** An ISBN, for the property of a Book. */
export const isbnsOf = (identifiers: PersonPage["identifiers"]): string[] =>
  undisputed(identifiers)
    .filter(({ scheme }) => scheme === IdentifierScheme.ISBN)
    .map(({ value }) => value);
