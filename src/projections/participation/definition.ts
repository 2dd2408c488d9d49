import type { Episode } from "../../entities";
import { EpisodeStatus } from "../../entities/episode";
import { hostsOf } from "../hosting";
import type { ProjectedRow } from "../projection";
import type { World } from "../world";
import { ParticipationLayer } from "./layers";

interface When {
  readonly sortOn: string;
  readonly dayEarliest: string | null;
  readonly dayLatest: string | null;
}

interface Fact extends When {
  readonly eventId: string;
  readonly layer: ParticipationLayer;
  readonly factId: string;
  readonly showId?: string;
  readonly eventKind?: string | null;
  readonly roles?: readonly string[];
  readonly standing?: string;
}

/** All participants, fact by fact. */
export function defineParticipation(world: World): ProjectedRow[] {
  const rows: ProjectedRow[] = [];
  const add = (memberId: string, { showId, eventKind = null, roles = [], standing, ...fact }: Fact) => {
    const organisation = world.find("Organisation", memberId);
    rows.push({
      ...fact,
      memberId,
      showId: showId ?? null,
      eventKind,
      memberKind: organisation?.kind ?? null,
      roles: JSON.stringify(roles),
      standing: standing ?? null,
    });
  };
  defineEpisodes(world, add);
  defineShows(world, add);
  defineWorks(world, add);
  defineTies(world, add);
  defineHierarchy(world, add);
  return rows;
}

type Add = (memberId: string, fact: Fact) => void;

function defineEpisodes(world: World, add: Add): void {
  const hostsAt = hostsOf(world);
  const about = (episode: Episode) => ({
    eventId: episode.id,
    showId: episode.showId,
    eventKind: world.find("Show", episode.showId)?.kind ?? null,
    sortOn: episode.sortOn,
    dayEarliest: episode.dayEarliest,
    dayLatest: episode.dayLatest,
  });
  const statusOf = ({ status }: Episode) => (status === EpisodeStatus.HELD ? [] : [status]);
  for (const { id, personId, episodeId, roles, standing, onBehalfOfIds } of world.all("Appearance")) {
    const episode = world.find("Episode", episodeId);
    if (!episode) continue;
    const fact = { ...about(episode), factId: id, roles: [...statusOf(episode), ...roles] };
    if (personId !== null) add(personId, { ...fact, standing, layer: ParticipationLayer.APPEARANCE });
    for (const organisationId of new Set(onBehalfOfIds))
      add(organisationId, { ...fact, layer: ParticipationLayer.ON_BEHALF_OF });
  }
  for (const episode of world.all("Episode"))
    for (const { id, personId, role } of hostsAt(episode))
      add(personId, {
        ...about(episode),
        factId: id,
        layer: ParticipationLayer.HOST,
        roles: [...statusOf(episode), role],
      });
}

function defineShows(world: World, add: Add): void {
  for (const { id, showId, organisationId, role } of world.all("ShowOrganisation")) {
    add(organisationId, {
      eventId: showId,
      layer: ParticipationLayer.SHOW_ORGANISATION,
      roles: [role],
      factId: id,
      showId,
      eventKind: world.find("Show", showId)?.kind ?? null,
      sortOn: "",
      dayEarliest: null,
      dayLatest: null,
    });
  }
}

function defineWorks(world: World, add: Add): void {
  for (const { id, contributorId, publicationId, role } of world.all("Contribution")) {
    const publication = world.find("Publication", publicationId);
    if (!publication || world.find("Show", contributorId)) continue;
    add(contributorId, {
      eventId: publicationId,
      layer: ParticipationLayer.CONTRIBUTION,
      roles: [role],
      factId: id,
      eventKind: publication.kind,
      sortOn: publication.sortOn,
      dayEarliest: publication.publishedOn?.earliest ?? null,
      dayLatest: publication.publishedOn?.latest ?? null,
    });
  }
  for (const { id, kind, publisherId, sortOn, publishedOn } of world.all("Publication")) {
    if (publisherId === null) continue;
    add(publisherId, {
      eventId: id,
      layer: ParticipationLayer.PUBLISHER,
      factId: id,
      eventKind: kind,
      sortOn,
      dayEarliest: publishedOn?.earliest ?? null,
      dayLatest: publishedOn?.latest ?? null,
    });
  }
  for (const { id, recipientIds, awardId, onBehalfOfId, outcome, roleTitle } of world.all("Honour")) {
    const award = world.find("Award", awardId);
    if (!award) continue;
    const fact: Fact = {
      eventId: awardId,
      layer: ParticipationLayer.HONOUR,
      factId: id,
      sortOn: award.sortOn,
      dayEarliest: award.year === null ? null : `${award.year}-01-01`,
      dayLatest: award.year === null ? null : `${award.year}-12-31`,
    };
    for (const memberId of new Set(recipientIds))
      if (isMember(world, memberId)) add(memberId, { ...fact, roles: [outcome] });
    if (onBehalfOfId !== null && !recipientIds.includes(onBehalfOfId))
      add(onBehalfOfId, { ...fact, roles: [outcome, roleTitle === null ? "ON_BEHALF_OF" : "EMPLOYED"] });
  }
}

/** Members of networks are people and organisations, not shows or publications. */
function isMember(world: World, id: string): boolean {
  return world.find("Person", id) !== null || world.find("Organisation", id) !== null;
}

function defineTies(world: World, add: Add): void {
  const since = ({ sortOn, start, end }: Pick<When, "sortOn"> & Spanned): When => ({
    sortOn,
    dayEarliest: start?.earliest ?? null,
    dayLatest: end?.latest ?? null,
  });
  for (const affiliation of world.all("Affiliation")) {
    add(affiliation.personId, {
      ...since(affiliation),
      eventId: affiliation.organisationId,
      layer: ParticipationLayer.AFFILIATION,
      factId: affiliation.id,
      eventKind: world.find("Organisation", affiliation.organisationId)?.kind ?? null,
      roles: [affiliation.kind, affiliation.state],
    });
  }
  for (const partnership of world.all("Partnership")) {
    for (const memberId of new Set([partnership.fromId, partnership.toId])) {
      add(memberId, {
        ...since(partnership),
        eventId: partnership.id,
        layer: ParticipationLayer.PARTNERSHIP,
        factId: partnership.id,
        eventKind: partnership.kind,
        roles: [partnership.kind, memberId === partnership.fromId ? "FROM" : "TO"],
      });
    }
  }
}

function defineHierarchy(world: World, add: Add): void {
  for (const { id, parentId } of world.all("Organisation")) {
    if (parentId === null) continue;
    add(id, {
      eventId: parentId,
      layer: ParticipationLayer.PARENT,
      factId: id,
      eventKind: world.find("Organisation", parentId)?.kind ?? null,
      sortOn: "",
      dayEarliest: null,
      dayLatest: null,
    });
  }
}

interface Spanned {
  readonly start: { readonly earliest: string | null } | null;
  readonly end: { readonly latest: string | null } | null;
}
