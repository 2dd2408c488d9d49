import { EdtfDate } from "../../src/entities/edtf-date";
import { EpisodeStatus } from "../../src/entities/episode";
import { ShowKind } from "../../src/entities/show";
import { Standing } from "../../src/entities/standing";
import type { DatedEpisode, PersonRef } from "../../src/formats/rows";
import type { Site } from "../../src/formats/site";
import { newId } from "../../src/domain/ids";

export const site: Site = { url: "https://example.org/graph", licence: "CC0-1.0" };

export const ada = {
  __typename: "Person",
  id: newId("Person"),
  slug: "ada",
  name: "Ada",
  changedAt: "2026-01-02T03:04:05.678Z",
} as const satisfies PersonRef & { changedAt: string };

/** An episode of a podcast, undated unless a date is given (EDTF). */
export function episodeRow({
  date = null,
  ...given
}: Omit<Partial<DatedEpisode>, "date"> & { date?: string | null } = {}): DatedEpisode {
  return {
    __typename: "Episode",
    id: newId("Episode"),
    slug: "pilot",
    displayTitle: "Pilot",
    show: {
      __typename: "Show",
      id: newId("Show"),
      slug: "talks",
      displayTitle: "Talks",
      showKind: ShowKind.PODCAST,
    },
    standing: Standing.STATED,
    changedAt: "2026-01-02T03:04:05.678Z",
    status: EpisodeStatus.HELD,
    duration: null,
    description: null,
    links: [],
    sources: [{ document: { title: "A page", links: [{ url: "https://example.org/a?b=1&c=2" }] } }],
    ...given,
    date: date === null ? null : EdtfDate.of(date),
  };
}
