import type { AnyEntityInput, EntityInput } from "../../catalogue/commands/derived-columns";
import type { EpisodeYaml } from "./format";
import type { DataRecord } from "./record-book";

type EpisodeInput = EntityInput<"Episode">;

/** What may tell untitled episodes of one show apart, the best first: a day, or the document's own number of the entry. */
const marksOf: ReadonlyArray<(episode: EpisodeInput) => string | null> = [
  ({ occurredOn }) => occurredOn?.edtf ?? null,
  ({ publishedOn }) => publishedOn?.edtf ?? null,
  ({ sources }) => {
    const item = sources.find((source) => source.field === null && source.item !== null)?.item;
    return item ? `entry ${item}` : null;
  },
];

/**
 * The entities of the records, untitled episodes of one show that would be called the same told apart: “The Talks: Ann
 * (2021-05)”. Titles that the data writes stay as they are, and so do those of episodes that nothing tells apart.
 */
export function withDistinctTitles(records: readonly DataRecord[]): AnyEntityInput[] {
  const alike = new Map<string, EpisodeInput[]>();
  for (const { type, entity, item } of records) {
    const { title, displayTitle } = item.value as EpisodeYaml;
    if (type !== "Episode" || title || displayTitle) continue;
    const episode = entity as EpisodeInput;
    const key = JSON.stringify([episode.showId, episode.displayTitle]);
    alike.set(key, [...(alike.get(key) ?? []), episode]);
  }

  const titles = new Map<string, string>();
  for (const episodes of alike.values()) {
    if (episodes.length === 1) continue;
    const marks = marksOf.map((markOf) => episodes.map(markOf)).find(areDistinct) ?? [];
    for (const [index, { id, displayTitle }] of episodes.entries()) {
      const mark = marks[index];
      if (mark) titles.set(id, `${displayTitle} (${mark})`);
    }
  }
  return records.map(({ entity }) => {
    const displayTitle = titles.get(entity.id);
    return displayTitle === undefined ? entity : { ...(entity as EpisodeInput), displayTitle };
  });
}

/** One of them may have none, and stays as it is. */
function areDistinct(marks: ReadonlyArray<string | null>): boolean {
  return new Set(marks).size === marks.length;
}
