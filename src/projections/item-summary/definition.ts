import type { Stated } from "../../entities/stated";
import type { ProjectedRow } from "../projection";
import type { World } from "../world";

/** All summaries, from the entities. */
export function defineItemSummaries(world: World): ProjectedRow[] {
  const rows: ProjectedRow[] = [];
  const add = (
    { id, standing, links }: Stated,
    [dayEarliest, dayLatest]: readonly [string | null | undefined, string | null | undefined],
    episode?: Stated,
  ) =>
    rows.push({
      id,
      facetsOf: episode?.id ?? id,
      standing,
      hasLink: links.length + (episode?.links.length ?? 0) > 0 ? 1 : 0,
      dayEarliest: dayEarliest ?? null,
      dayLatest: dayLatest ?? null,
    });

  for (const appearance of world.all("Appearance")) {
    const episode = world.find("Episode", appearance.episodeId);
    if (episode) add(appearance, [episode.dayEarliest, episode.dayLatest], episode);
  }
  for (const publication of world.all("Publication"))
    add(publication, [publication.publishedOn?.earliest, publication.publishedOn?.latest]);
  for (const honour of world.all("Honour")) {
    const year = world.find("Award", honour.awardId)?.year ?? null;
    add(honour, year === null ? [null, null] : [`${year}-01-01`, `${year}-12-31`]);
  }
  for (const fact of [...world.all("Affiliation"), ...world.all("Partnership")])
    add(fact, [fact.start?.earliest, fact.end?.latest]);
  return rows;
}
