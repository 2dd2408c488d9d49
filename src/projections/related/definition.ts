import type { Organisation, Topic } from "../../entities";
import { hostsOf, isInPost } from "../hosting";
import type { ProjectedRow } from "../projection";
import type { World } from "../world";

/** All reasons: from the facts about each appearance, upwards through the hierarchies. */
export function defineRelated(world: World): ProjectedRow[] {
  const organisersOf = world.groupBy("ShowOrganisation", ({ showId }) => showId);
  const aboutsOf = world.groupBy("About", ({ workId }) => workId);
  const affiliationsOf = world.groupBy("Affiliation", ({ personId }) => personId);
  const hostsAt = hostsOf(world);
  const rows = new Map<string, ProjectedRow>();

  for (const appearance of world.all("Appearance")) {
    const episode = world.find("Episode", appearance.episodeId);
    if (!episode) continue;
    const postsOf = (personId: string) =>
      (affiliationsOf.get(personId) ?? []).filter((affiliation) => isInPost(affiliation, episode));
    const facts: Array<[reason: string, factId: string, viaId: string]> = appearance.onBehalfOfIds.map(
      (id) => ["ON_BEHALF_OF", appearance.id, id] as [string, string, string],
    );
    for (const { id, organisationId } of organisersOf.get(episode.showId) ?? [])
      facts.push(["SHOW_ORGANISATION", id, organisationId]);
    for (const work of [episode.id, episode.showId])
      for (const { id, subjectId } of aboutsOf.get(work) ?? []) facts.push(["ABOUT", id, subjectId]);
    for (const host of hostsAt(episode))
      for (const { id, organisationId } of postsOf(host.personId))
        facts.push(["HOST_AFFILIATION", id, organisationId]);
    for (const { id, organisationId } of appearance.personId === null ? [] : postsOf(appearance.personId))
      facts.push(["PERSON_AFFILIATION", id, organisationId]);

    for (const [reason, factId, viaId] of facts) {
      for (const subjectId of selfAndAbove(world, viaId)) {
        const asked = reason === "PERSON_AFFILIATION" ? 1 : 0;
        const row = {
          subjectId,
          asked,
          sortOn: episode.sortOn,
          appearanceId: appearance.id,
          reason,
          factId,
          viaId,
        };
        rows.set(JSON.stringify(row), row);
      }
    }
  }
  return [...rows.values()];
}

/** An organisation or a topic, and all above it; empty for other types. */
function selfAndAbove(world: World, id: string): string[] {
  const line: string[] = [];
  for (let at: string | null = id; at !== null && !line.includes(at);) {
    const organisation: Organisation | null = world.find("Organisation", at);
    const topic: Topic | null = world.find("Topic", at);
    if (!organisation && !topic) break;
    line.push(at);
    at = organisation?.parentId ?? topic?.broaderId ?? null;
  }
  return line;
}
