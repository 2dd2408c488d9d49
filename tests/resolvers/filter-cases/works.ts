import type { TypeName } from "../../../src/domain/ids";
import { type EntityTypes } from "../../../src/entities/entity-classes";
import { RelatedReason } from "../../../src/projections/related/reasons";
import {
  type CasesOf,
  years,
  inYears,
  ofCycle,
  sameAs,
  source,
  isAtOrBelow,
  hierarchical,
  topicsOf,
  aboutTopics,
  platforms,
  languages,
  hasLink,
  publicationOf,
  anOrganisation,
  standings,
  textOf,
} from "../filter-meanings";

export const casesOfWorks: { readonly [Type in TypeName]?: CasesOf<Type> } = {
  Publication: {
    relatedTo: (world) => {
      const organisation = anOrganisation(world)?.id ?? "";
      return {
        given: { organisation, reasons: [RelatedReason.PUBLISHER] },
        matches: ({ publisherId }) => isAtOrBelow(world, publisherId, organisation),
      };
    },
    title: textOf<"Publication">("searchText", "publication 1"),
    kinds: sameAs<"Publication">(({ publications }) => publications[0], "kind", true),
    ...hierarchical<"Publication">("publisher", anOrganisation, ({ publisherId }) => [publisherId]),
    contributor: ({ contributions }) => {
      const wanted = contributions[0]?.contributorId;
      return {
        given: wanted,
        matches: ({ id }) =>
          contributions.some(
            ({ publicationId, contributorId }) => publicationId === id && contributorId === wanted,
          ),
      };
    },
    dates: () => ({ given: years, matches: ({ publishedOn }) => inYears(publishedOn) }),
    topics: aboutTopics<"Publication">(({ id }, world) => topicsOf(world, id)),
    platforms: platforms<"Publication">((publication) => publication),
    languages: languages<"Publication">(({ language }) => language),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Contribution: {
    roles: sameAs<"Contribution">(({ contributions }) => contributions[0], "role", true),
    kinds: ({ byId }) => ({
      given: ["BOOK", "ARTICLE"],
      matches: ({ publicationId }) =>
        ["BOOK", "ARTICLE"].includes((byId.get(publicationId) as EntityTypes["Publication"]).kind),
    }),
    dates: ({ byId }) => ({
      given: years,
      matches: ({ publicationId }) =>
        inYears((byId.get(publicationId) as EntityTypes["Publication"]).publishedOn),
    }),
    topics: aboutTopics<"Contribution">(({ publicationId }, world) => topicsOf(world, publicationId)),
    platforms: platforms<"Contribution">(({ publicationId }, world) => publicationOf(world, publicationId)),
    languages: languages<"Contribution">(
      ({ publicationId }, world) => publicationOf(world, publicationId).language,
    ),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Document: {
    title: textOf<"Document">("sortText", "yearbook 1"),
    dates: () => ({ given: years, matches: ({ publishedOn }) => inYears(publishedOn) }),
    hasLink: hasLink(),
    standings: standings(),
  },
  Award: {
    name: textOf<"Award">("searchText", "category 1"),
    year: () => ({ given: "2020", matches: ({ year }) => year === "2020" }),
    ...hierarchical<"Award">("conferredBy", anOrganisation, ({ conferredById }) => [conferredById]),
    dates: () => ({ given: years, matches: ({ year }) => ofCycle(year) }),
    platforms: platforms<"Award">((award) => award),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Honour: {
    outcomes: () => ({
      given: ["WON", "FINALIST"],
      matches: ({ outcome }) => ["WON", "FINALIST"].includes(outcome),
    }),
    ...hierarchical<"Honour">("onBehalfOf", anOrganisation, ({ onBehalfOfId }) => [onBehalfOfId]),
    dates: ({ byId }) => ({
      given: years,
      matches: ({ awardId }) => ofCycle((byId.get(awardId) as EntityTypes["Award"]).year),
    }),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
};
