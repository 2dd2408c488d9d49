import { GrowingProgramme, type Programme } from "../../catalogue/identity/programmes";
import { isRecurring } from "../../catalogue/identity/titles";
import type { Source } from "../drafts/source";
import type { ImportRecord, Reference } from "../records";

/** What has been on the shows of a source that come again, by their keys. It is read when it is first asked for. */
export function programmesIn(source: Source): (show: ImportRecord) => Programme | undefined {
  let byShow: ReadonlyMap<string, Programme> | null = null;
  return ({ type, key, values }) =>
    type === "Show" && isRecurring(values) ? (byShow ??= programmesByShow(source)).get(key) : undefined;
}

function programmesByShow(source: Source): Map<string, Programme> {
  const programmes = new Map<string, GrowingProgramme>();
  const referred = ({ references }: ImportRecord) => references as Partial<Record<string, Reference>>;
  for (const record of source.records) {
    const { episodeId, personId, showId } = referred(record);
    const episode =
      record.type === "Appearance" && episodeId ? source.recordOf("Episode", episodeId.key) : undefined;
    const show = showId ?? (episode && referred(episode)["showId"]);
    if (!show) continue;
    const programme = programmes.get(show.key) ?? new GrowingProgramme();
    programmes.set(show.key, programme);
    if (record.type === "Episode") {
      const { season, strand, occurredOn, publishedOn } = record.values;
      programme.addEpisode({ season, strand, date: occurredOn ?? publishedOn });
    } else if (record.type === "Appearance" && personId) {
      programme.addSpeaker(source.recordOf("Person", personId.key)?.values["name"]);
    }
  }
  return programmes;
}
