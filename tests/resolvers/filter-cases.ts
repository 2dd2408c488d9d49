import type { TypeName } from "../../src/domain/ids";
import { type EntityTypes } from "../../src/entities/entity-classes";
import { AppearanceRole } from "../../src/entities/appearance";
import { EpisodeKind, EpisodeStatus } from "../../src/entities/episode";
import { RelatedReason } from "../../src/projections/related/reasons";
import {
  type CasesOf,
  years,
  inYears,
  lasting,
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
  languageOfEpisode,
  anOrganisation,
  standings,
  textOf,
  episodeOf,
  showKinds,
} from "./filter-meanings";

export const filterCases: { readonly [Type in TypeName]?: CasesOf<Type> } = {
  Person: {
    relatedTo: (world) => {
      const organisation = anOrganisation(world)?.id ?? "";
      return {
        given: { organisation, reasons: [RelatedReason.AFFILIATION] },
        matches: ({ id }) =>
          world.affiliations.some(
            ({ personId, organisationId }) =>
              personId === id && isAtOrBelow(world, organisationId, organisation),
          ),
      };
    },
    name: textOf<"Person">("searchText", "family1"),
    ...hierarchical<"Person">("affiliatedWith", anOrganisation, ({ id }, { affiliations }) =>
      affiliations.flatMap(({ personId, organisationId }) => (personId === id ? organisationId : [])),
    ),
    platforms: platforms<"Person">((person) => person),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Organisation: {
    name: textOf<"Organisation">("searchText", "organisation 1"),
    kinds: sameAs<"Organisation">(({ organisations }) => organisations[3], "kind", true),
    ...hierarchical<"Organisation">(
      "parent",
      ({ organisations }) => organisations[0],
      ({ parentId }) => [parentId],
    ),
    locality: () => ({ given: "Leeds", matches: ({ locality }) => locality === "Leeds" }),
    topics: aboutTopics<"Organisation">(({ topicIds }) => topicIds),
    platforms: platforms<"Organisation">((organisation) => organisation),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Affiliation: {
    kinds: sameAs<"Affiliation">(({ affiliations }) => affiliations[0], "kind", true),
    states: sameAs<"Affiliation">(({ affiliations }) => affiliations[0], "state", true),
    person: sameAs<"Affiliation">(({ affiliations }) => affiliations[0], "personId"),
    ...hierarchical<"Affiliation">("organisation", anOrganisation, ({ organisationId }) => [organisationId]),
    dates: () => ({ given: years, matches: lasting }),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Partnership: {
    kinds: sameAs<"Partnership">(({ partnerships }) => partnerships[0], "kind", true),
    ...hierarchical<"Partnership">("from", anOrganisation, ({ fromId }) => [fromId]),
    to: (world) => {
      const top = anOrganisation(world)?.id ?? "";
      return { given: top, matches: ({ toId }) => isAtOrBelow(world, toId, top) };
    },
    dates: () => ({ given: years, matches: lasting }),
    topics: aboutTopics<"Partnership">(({ topicIds }) => topicIds),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Show: {
    relatedTo: (world) => {
      const organisation = anOrganisation(world)?.id ?? "";
      return {
        given: { organisation, reasons: [RelatedReason.SHOW_ORGANISATION] },
        matches: ({ id }) =>
          world.showOrganisations.some(
            ({ showId, organisationId }) => showId === id && isAtOrBelow(world, organisationId, organisation),
          ),
      };
    },
    title: textOf<"Show">("searchText", "show 1"),
    kinds: sameAs<"Show">(({ shows }) => shows[0], "kind", true),
    ...hierarchical<"Show">("organisation", anOrganisation, ({ id }, { showOrganisations }) =>
      showOrganisations.flatMap(({ showId, organisationId }) => (showId === id ? organisationId : [])),
    ),
    topics: aboutTopics<"Show">(({ id }, world) => topicsOf(world, id)),
    platforms: platforms<"Show">((show) => show),
    languages: languages<"Show">(({ language }) => language),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  ShowOrganisation: {
    roles: sameAs<"ShowOrganisation">(({ showOrganisations }) => showOrganisations[0], "role", true),
    show: sameAs<"ShowOrganisation">(({ showOrganisations }) => showOrganisations[0], "showId"),
    ...hierarchical<"ShowOrganisation">("organisation", anOrganisation, ({ organisationId }) => [
      organisationId,
    ]),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Host: {
    roles: sameAs<"Host">(({ hosts }) => hosts[0], "role", true),
    person: sameAs<"Host">(({ hosts }) => hosts[0], "personId"),
    show: sameAs<"Host">(({ hosts }) => hosts[0], "showId"),
    dates: () => ({ given: years, matches: lasting }),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Episode: {
    title: textOf<"Episode">("searchText", "episode 1"),
    show: sameAs<"Episode">(({ episodes }) => episodes[0], "showId"),
    showKinds,
    kinds: () => ({ given: ["TRAILER"], matches: ({ kind }) => kind === EpisodeKind.TRAILER }),
    statuses: () => ({ given: ["UPCOMING"], matches: ({ status }) => status === EpisodeStatus.UPCOMING }),
    season: () => ({ given: "2", matches: ({ season }) => season === "2" }),
    dates: () => ({
      given: years,
      matches: ({ dayEarliest, dayLatest }) => inYears({ earliest: dayEarliest, latest: dayLatest }),
    }),
    topics: aboutTopics<"Episode">(({ id, showId }, world) => topicsOf(world, id, showId)),
    platforms: platforms<"Episode">((episode) => episode),
    languages: languages<"Episode">((episode, world) => languageOfEpisode(world, episode)),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Appearance: {
    relatedTo: (world) => {
      const organisation = anOrganisation(world)?.id ?? "";
      return {
        given: { organisation, reasons: [RelatedReason.ON_BEHALF_OF] },
        matches: ({ onBehalfOfIds }) => onBehalfOfIds.some((id) => isAtOrBelow(world, id, organisation)),
      };
    },
    person: sameAs<"Appearance">(({ appearances }) => appearances[0], "personId"),
    show: sameAs<"Appearance">(({ appearances }) => appearances[0], "showId"),
    showKinds,
    roles: () => ({
      given: ["GUEST", "SPEAKER"],
      matches: ({ roles }) =>
        roles.some((role) => role === AppearanceRole.GUEST || role === AppearanceRole.SPEAKER),
    }),
    dates: (world) => ({
      given: years,
      matches: ({ episodeId }) => {
        const { dayEarliest, dayLatest } = episodeOf(world, episodeId);
        return inYears({ earliest: dayEarliest, latest: dayLatest });
      },
    }),
    topics: aboutTopics<"Appearance">(({ episodeId, showId }, world) => topicsOf(world, episodeId, showId)),
    platforms: platforms<"Appearance">(({ episodeId }, world) => episodeOf(world, episodeId)),
    languages: languages<"Appearance">(({ episodeId }, world) =>
      languageOfEpisode(world, episodeOf(world, episodeId)),
    ),
    standings: standings(),
    source: source(),
    hasLink: (world) => ({
      given: true,
      matches: ({ links, episodeId }) => links.length > 0 || episodeOf(world, episodeId).links.length > 0,
    }),
  },
  About: {
    works: () => ({
      given: ["Episode", "Publication"],
      matches: ({ workId }) => !workId.startsWith("show_"),
    }),
    participant: ({ people, appearances, contributions }) => {
      const wanted = people[0]?.id;
      const works = new Set([
        ...appearances.flatMap(({ personId, episodeId }) => (personId === wanted ? episodeId : [])),
        ...contributions.flatMap(({ contributorId, publicationId }) =>
          contributorId === wanted ? publicationId : [],
        ),
      ]);
      return { given: people[0]?.slug, matches: ({ workId }) => works.has(workId) };
    },
    subjects: () => ({ given: ["Topic"], matches: ({ subjectId }) => subjectId.startsWith("topic_") }),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
  Topic: {
    label: textOf<"Topic">("sortText", "topic 1"),
    ...hierarchical<"Topic">(
      "broader",
      ({ topics }) => topics[0],
      ({ broaderId }) => [broaderId],
    ),
    standings: standings(),
    source: source(),
    hasLink: hasLink(),
  },
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
  Award: {
    name: textOf<"Award">("searchText", "category 1"),
    year: () => ({ given: "2020", matches: ({ year }) => year === "2020" }),
    ...hierarchical<"Award">("conferredBy", anOrganisation, ({ conferredById }) => [conferredById]),
    dates: () => ({ given: years, matches: ({ year }) => ofCycle(year) }),
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
