import type { Episode, Host } from "../../entities";
import { byDate } from "../../entities/orders";
import { isOutOfPost } from "../../projections/hosting";
import { inOrderOf } from "../pages/in-memory";
import { childrenOfPast, type Past, type PastAccess } from "./past";

type PastEpisode = Past & Episode;
type PastHost = Past & Host;

/** The hosts of an episode as it was: its own if it had any, else those of its show who are not known to be out of post at its date. */
export async function hostsOfPast(access: PastAccess, past: Past): Promise<Past[]> {
  const episode = past as PastEpisode;
  const own = await childrenOfPast(access, "Episode.ownHosts", past.until, past.id);
  const hosts = (own.length > 0 ? own : await hostsOfShow(access, episode)) as PastHost[];
  return hosts.toSorted((one, other) => inOrder(keyed(one), keyed(other)));
}

async function hostsOfShow(access: PastAccess, episode: PastEpisode): Promise<Past[]> {
  const hosts = await childrenOfPast(access, "Show.hosts", episode.until, episode.showId);
  return hosts.filter((host) => !isOutOfPost(host as PastHost, episode));
}

const inOrder = inOrderOf(byDate.OLDEST_FIRST);
const keyed = ({ id, sortOn }: PastHost) => ({ id, key: sortOn });
