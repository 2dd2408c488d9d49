import { AffiliationState, type Affiliation, type Episode, type Host } from "../entities";
import type { World } from "./world";

/** For definitions: the hosts of each episode, and affiliations in post. Independent of the view that statements read. */

/** The episode's own hosts if it has any, else the show's hosts who are not known to be out of post at its date. */
export function hostsOf(world: World): (episode: Episode) => readonly Host[] {
  const ofEpisode = world.groupBy("Host", ({ episodeId }) => episodeId);
  const ofShow = world.groupBy("Host", ({ showId }) => showId);
  return (episode) =>
    ofEpisode.get(episode.id) ??
    (ofShow.get(episode.showId) ?? []).filter((host) => !isOutOfPost(host, episode));
}

/** Known to have ended before the episode, or to have begun after it. */
export function isOutOfPost(
  { start, end }: Pick<Host, "start" | "end">,
  episode: Pick<Episode, "dayEarliest" | "dayLatest">,
): boolean {
  const { dayEarliest, dayLatest } = episode;
  const endedBefore = Boolean(end?.latest && dayEarliest && end.latest < dayEarliest);
  const beganAfter = Boolean(start?.earliest && dayLatest && start.earliest > dayLatest);
  return endedBefore || beganAfter;
}

/** In post at the episode as far as is known. A former post counts only if its end and the episode's day are known. */
export function isInPost(affiliation: Affiliation, episode: Episode): boolean {
  if (isOutOfPost(affiliation, episode)) return false;
  if (affiliation.state !== AffiliationState.FORMER) return true;
  return Boolean(affiliation.end?.latest && episode.dayEarliest);
}
