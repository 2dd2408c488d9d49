import type { Appearance, Episode, Organisation, Topic } from "../../entities";
import { hostsOf, isInPost } from "../hosting";
import type { ProjectedRow } from "../projection";
import type { World } from "../world";

/** Why something is related to what a fact names. */
type Fact = readonly [reason: string, factId: string, viaId: string | null];

/** All reasons: from the facts about each appearance, publication …, upwards through the hierarchies. */
export function defineRelated(world: World): ProjectedRow[] {
  const rows = new Map<string, ProjectedRow>();
  const add = (kind: string, { id, sortOn }: { id: string; sortOn: string }, facts: Iterable<Fact>) => {
    for (const [reason, factId, viaId] of facts) {
      if (viaId === null) continue;
      for (const subjectId of selfAndAbove(world, viaId)) {
        const asked = reason === "PERSON_AFFILIATION" ? 1 : 0;
        const row = { subjectId, kind, asked, sortOn, id, reason, factId, viaId };
        rows.set(JSON.stringify(row), row);
      }
    }
  };

  const factsOfAppearance = appearanceFacts(world);
  for (const appearance of world.all("Appearance")) {
    const episode = world.find("Episode", appearance.episodeId);
    if (episode)
      add(
        "APPEARANCE",
        { id: appearance.id, sortOn: episode.sortOn },
        factsOfAppearance(appearance, episode),
      );
  }

  const aboutsOf = world.groupBy("About", ({ workId }) => workId);
  const contributionsOf = world.groupBy("Contribution", ({ publicationId }) => publicationId);
  for (const publication of world.all("Publication")) {
    const { id, publisherId } = publication;
    add("PUBLICATION", publication, [
      ["PUBLISHER", id, publisherId],
      ...(aboutsOf.get(id) ?? []).map((about): Fact => ["ABOUT", about.id, about.subjectId]),
      ...(contributionsOf.get(id) ?? []).map((one): Fact => [
        "CONTRIBUTION",
        one.id,
        organisationOrNull(world, one.contributorId),
      ]),
    ]);
  }

  for (const { id, awardId, onBehalfOfId, recipientIds } of world.all("Honour")) {
    const award = world.find("Award", awardId);
    if (!award) continue;
    add("HONOUR", { id, sortOn: award.sortOn }, [
      ["ON_BEHALF_OF", id, onBehalfOfId],
      ["CONFERRED_BY", awardId, award.conferredById],
      ...recipientIds.map((recipientId): Fact => ["RECIPIENT", id, organisationOrNull(world, recipientId)]),
    ]);
  }

  for (const affiliation of world.all("Affiliation"))
    add("AFFILIATION", affiliation, [["AFFILIATION", affiliation.id, affiliation.organisationId]]);
  for (const partnership of world.all("Partnership")) {
    const { id, fromId, toId, topicIds } = partnership;
    add(
      "PARTNERSHIP",
      partnership,
      [fromId, toId, ...topicIds].map((viaId): Fact => ["PARTNERSHIP", id, viaId]),
    );
  }
  return [...rows.values()];
}

function appearanceFacts(world: World): (appearance: Appearance, episode: Episode) => Fact[] {
  const organisersOf = world.groupBy("ShowOrganisation", ({ showId }) => showId);
  const aboutsOf = world.groupBy("About", ({ workId }) => workId);
  const affiliationsOf = world.groupBy("Affiliation", ({ personId }) => personId);
  const hostsAt = hostsOf(world);

  return ({ id, personId, onBehalfOfIds }, episode) => {
    const postsOf = (holderId: string | null) =>
      (holderId === null ? [] : (affiliationsOf.get(holderId) ?? [])).filter((affiliation) =>
        isInPost(affiliation, episode),
      );
    const posts = (reason: string, holderId: string | null) =>
      postsOf(holderId).map((post): Fact => [reason, post.id, post.organisationId]);
    return [
      ...onBehalfOfIds.map((organisationId): Fact => ["ON_BEHALF_OF", id, organisationId]),
      ...(organisersOf.get(episode.showId) ?? []).map((one): Fact => [
        "SHOW_ORGANISATION",
        one.id,
        one.organisationId,
      ]),
      ...[episode.id, episode.showId].flatMap((work) =>
        (aboutsOf.get(work) ?? []).map((about): Fact => ["ABOUT", about.id, about.subjectId]),
      ),
      ...hostsAt(episode).flatMap((host) => posts("HOST_AFFILIATION", host.personId)),
      ...posts("PERSON_AFFILIATION", personId),
    ];
  };
}

function organisationOrNull(world: World, id: string): string | null {
  return world.find("Organisation", id) === null ? null : id;
}

/** An organisation or a topic, and all above it; of another type itself alone. */
function selfAndAbove(world: World, id: string): string[] {
  const line: string[] = [];
  for (let at: string | null = id; at !== null && !line.includes(at);) {
    line.push(at);
    const organisation: Organisation | null = world.find("Organisation", at);
    const topic: Topic | null = world.find("Topic", at);
    at = organisation?.parentId ?? topic?.broaderId ?? null;
  }
  return line;
}
