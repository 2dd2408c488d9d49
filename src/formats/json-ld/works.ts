import { LinkPurpose, LinkTarget } from "../../domain/links/link";
import { isoDatesOf } from "../dates";
import { inWords, present } from "../names";
import type {
  AboutRow,
  AwardPage,
  EpisodePage,
  HostRow,
  Nodes,
  PersonRef,
  PublicationPage,
  ShowPage,
  TopicPage,
} from "../rows";
import type { Site } from "../site";
import { undisputed, urlsOf } from "../standings";
import { contributorProperties, isbnsOf, worksAbout } from "./people";
import { seriesTypes } from "./types";
import {
  identifiersOf,
  inRole,
  known,
  pagesAbout,
  type Properties,
  reference,
  references,
  sameAs,
} from "./values";
import type { ShowOrganisationRole } from "../words";

/** Of an Event and of a CreativeWork alike. */
const contributor = "contributor";

/** The property of an organisation's role for a show. An Event has no publisher and no producer, a CreativeWork no organizer. */
function roleProperty(role: ShowOrganisationRole, isEvent: boolean): string {
  if (role === "SPONSOR") return "sponsor";
  if (role === "ORGANISER" && isEvent) return "organizer";
  if (role === "PUBLISHER" && !isEvent) return "publisher";
  if (role === "PRODUCER" && !isEvent) return "producer";
  return contributor;
}

/** Hosts and organisations of a show, by their properties. */
export function showProperties(site: Site, show: ShowPage): Properties {
  const { isEvent } = seriesTypes[show.showKind];
  const lists: Record<string, Properties[]> = { [contributor]: hostsIn(site, show.hosts.nodes) };
  for (const { role, organisation } of undisputed(show.organisations.nodes)) {
    if (organisation === null) continue;
    const property = roleProperty(role, isEvent);
    const isUnnamed = property !== contributor;
    const value = inRole(property, isUnnamed ? null : inWords(role), reference(site, organisation));
    (lists[property] ??= []).push(value);
  }
  const episodes = references(site, undisputed(show.episodes.nodes));
  return known({
    alternateName: show.alternateTitles,
    description: show.description,
    inLanguage: show.language,
    webFeed: show.showKind === "PODCAST" ? show.feedUrl : null,
    identifier: identifiersOf(show.identifiers),
    sameAs: sameAs(show, LinkTarget.SHOW),
    ...lists,
    about: subjectsOf(site, show.about),
    subjectOf: pagesAbout(show.links),
    [isEvent ? "subEvent" : "hasPart"]: episodes,
  });
}

/** An Event has performers; a recorded episode contributors, since an `actor` plays a part. */
export function episodeProperties(site: Site, episode: EpisodePage): Properties {
  const { isEvent } = seriesTypes[episode.show.showKind];
  const property = isEvent ? "performer" : contributor;
  const people = undisputed(episode.appearances.nodes).flatMap(({ roles, creditedAs, person }) => {
    const value = personOrName(site, person, creditedAs);
    return value === null ? [] : [inRole(property, roles.map(inWords).join(", ") || null, value)];
  });
  const hosts = hostsIn(site, episode.hosts);
  const series = reference(site, episode.show);
  const recordings = urlsOf(episode.links, LinkPurpose.RECORDING);
  const published = isoDatesOf(episode.publishedOn).start;
  const occurred = isoDatesOf(episode.occurredOn);
  return known({
    alternateName: episode.originalTitle,
    description: episode.description,
    inLanguage: episode.language,
    duration: episode.duration,
    about: subjectsOf(site, episode.about),
    subjectOf: pagesAbout(episode.links),
    ...(isEvent
      ? {
          startDate: occurred.start,
          endDate: occurred.end,
          eventStatus:
            episode.status === "CANCELLED"
              ? "https://schema.org/EventCancelled"
              : "https://schema.org/EventScheduled",
          superEvent: series,
          performer: people,
          contributor: hosts,
          recordedIn: recordings.map((url) => ({ "@type": "CreativeWork", url })),
        }
      : {
          dateCreated: occurred.start,
          datePublished: published,
          episodeNumber: episode.numberDisplay ?? episode.number,
          partOfSeries: series,
          contributor: [...hosts, ...people],
          sameAs: sameAs(episode, LinkTarget.EPISODE),
        }),
  });
}

function hostsIn(site: Site, hosts: readonly HostRow[]): Properties[] {
  return undisputed(hosts).flatMap(({ role, creditedAs, person }) => {
    const value = personOrName(site, person, creditedAs);
    return value === null ? [] : [inRole(contributor, inWords(role), value)];
  });
}

/** Null where neither is known. */
function personOrName(site: Site, person: PersonRef | null, creditedAs: string | null): Properties | null {
  if (person !== null) return reference(site, person);
  return creditedAs === null ? null : { "@type": "Person", name: creditedAs };
}

function subjectsOf(site: Site, about: Nodes<AboutRow> | null): Properties[] {
  return references(site, present(undisputed(about?.nodes).map(({ subject }) => subject)));
}

export function publicationProperties(site: Site, publication: PublicationPage): Properties {
  const lists: Record<string, Properties[]> = {};
  for (const { role, contributor: of, creditedAs } of undisputed(publication.contributions.nodes)) {
    const named = creditedAs === null ? null : { "@type": "Person", name: creditedAs };
    const value = of === null ? named : reference(site, of);
    if (value !== null) (lists[contributorProperties[role]] ??= []).push(value);
  }
  const isIssue = publication.publicationKind === "EDITED_ISSUE";
  const { containerTitle, publisher, basedOn } = publication;
  return known({
    description: publication.description,
    inLanguage: publication.language,
    datePublished: isoDatesOf(publication.publishedOn).start,
    ...lists,
    publisher: publisher && reference(site, publisher),
    isPartOf: containerTitle === null ? null : { "@type": "CreativeWork", name: containerTitle },
    issueNumber: isIssue ? (publication.issue ?? publication.number) : null,
    isbn: publication.publicationKind === "BOOK" ? isbnsOf(publication.identifiers) : null,
    isBasedOn: basedOn && reference(site, basedOn),
    identifier: identifiersOf(publication.identifiers),
    sameAs: sameAs(publication, LinkTarget.PUBLICATION),
    about: subjectsOf(site, publication.about),
    subjectOf: [...pagesAbout(publication.links), ...worksAbout(site, publication)],
  });
}

export function topicProperties(site: Site, topic: TopicPage): Properties {
  return known({
    description: topic.description,
    subjectOf: [...pagesAbout(topic.links), ...worksAbout(site, topic)],
  });
}

/** Wikidata's item for awards says what it is: schema.org has no type. */
export function awardProperties(award: AwardPage): Properties {
  return known({
    additionalType: "http://www.wikidata.org/entity/Q618779",
    description: award.conferredBy === null ? null : `Conferred by ${award.conferredBy.name}.`,
    sameAs: sameAs(award, LinkTarget.AWARD),
    subjectOf: pagesAbout(award.links),
  });
}
