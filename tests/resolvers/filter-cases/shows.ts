import type { TypeName } from "../../../src/domain/ids";
import { AppearanceRole } from "../../../src/entities/appearance";
import { EpisodeKind, EpisodeStatus } from "../../../src/entities/episode";
import { RelatedReason } from "../../../src/projections/related/reasons";
import {
  inYears,
  type CasesOf,
  years,
  lasting,
  sameAs,
  source,
  isAtOrBelow,
  hierarchical,
  topicsOf,
  aboutTopics,
  platforms,
  languages,
  hasLink,
  languageOfEpisode,
  anOrganisation,
  standings,
  textOf,
  episodeOf,
  workOf,
  languageOf,
  withShow,
  hostedBy,
  isEpisodeThen,
  hasEpisodeThen,
  showKinds,
} from "../filter-meanings";

export const casesOfShows: { readonly [Type in TypeName]?: CasesOf<Type> } = {
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
    dates: (world) => ({ given: years, matches: ({ id }) => hasEpisodeThen(world, id) }),
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
    showKinds,
    dates: (world) => ({ given: years, matches: ({ showId }) => hasEpisodeThen(world, showId) }),
    topics: aboutTopics<"ShowOrganisation">(({ showId }, world) => topicsOf(world, showId)),
    platforms: platforms<"ShowOrganisation">(({ showId }, world) => workOf(world, showId)),
    languages: languages<"ShowOrganisation">(({ showId }, world) => languageOf(world, showId)),
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
    showKinds: (world) => {
      const { given, matches } = showKinds(world);
      return {
        given,
        matches: ({ showId, episodeId }) =>
          matches({ showId: showId ?? episodeOf(world, episodeId ?? "").showId }),
      };
    },
    dates: (world) => ({
      given: years,
      matches: (host) => {
        const { start, end, episodeId } = host;
        return start || end || !episodeId ? lasting(host) : isEpisodeThen(episodeOf(world, episodeId));
      },
    }),
    topics: aboutTopics<"Host">((host, world) => topicsOf(world, ...withShow(world, hostedBy(host)))),
    platforms: platforms<"Host">((host, world) => workOf(world, hostedBy(host))),
    languages: languages<"Host">((host, world) => languageOf(world, hostedBy(host))),
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
    dates: () => ({ given: years, matches: isEpisodeThen }),
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
      matches: ({ episodeId }) => isEpisodeThen(episodeOf(world, episodeId)),
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
    dates: (world) => ({
      given: years,
      matches: ({ workId }) => {
        const work = workOf(world, workId);
        if ("publishedOn" in work && !("showId" in work)) return inYears(work.publishedOn);
        return "showId" in work ? isEpisodeThen(work) : hasEpisodeThen(world, workId);
      },
    }),
    topics: aboutTopics<"About">(({ workId }, world) => topicsOf(world, ...withShow(world, workId))),
    platforms: platforms<"About">(({ workId }, world) => workOf(world, workId)),
    languages: languages<"About">(({ workId }, world) => languageOf(world, workId)),
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
};
