import { AppearanceDimension } from "../../src/catalogue/queries/appearance-groups";
import { LinkPurpose } from "../../src/domain/links/link";
import { typeOfId } from "../../src/domain/ids";
import type { Episode } from "../../src/entities/episode";
import type { Appearance } from "../../src/entities/appearance";
import type { LargeGraph } from "../helpers/large-catalogue";

/** What `appearancesBy` answers, groups by key. */
export interface Counts {
  readonly total: number;
  readonly counted: number;
  readonly inNone: number;
  readonly inSeveral: number;
  readonly groups: ReadonlyArray<{ key: string | null; count: number; within?: Counts }>;
}

/** The keys that an appearance is counted under by a dimension; none where it is in no group. */
export type KeysOf = (
  dimension: AppearanceDimension,
  appearanceId: string,
  reasons: readonly string[],
) => ReadonlySet<string>;

/** Counting by its definition, one appearance at a time. */
export function countsByDefinition(
  appearanceIds: readonly string[],
  [dimension, ...rest]: readonly AppearanceDimension[],
  reasons: readonly string[],
  keysOf: KeysOf,
): Counts | undefined {
  if (dimension === undefined) return undefined;
  const groups = new Map<string | null, string[]>();
  let [inNone, inSeveral] = [0, 0];
  for (const id of appearanceIds) {
    const keys = [...keysOf(dimension, id, reasons)];
    if (keys.length === 0) inNone += 1;
    if (keys.length > 1) inSeveral += 1;
    for (const key of keys.length === 0 ? [null] : keys) groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return {
    total: appearanceIds.length,
    counted: [...groups.values()].flat().length,
    inNone,
    inSeveral,
    groups: byKey(
      [...groups].map(([key, ids]) => {
        const within = countsByDefinition(ids, rest, reasons, keysOf);
        return within ? { key, count: ids.length, within } : { key, count: ids.length };
      }),
    ),
  };
}

export function byKey<Group extends { key: string | null }>(groups: readonly Group[]): Group[] {
  return groups.toSorted((a, b) => ((a.key ?? "") < (b.key ?? "") ? -1 : 1));
}

/** Of a row of the projection `related`, what is looked at. */
export interface RelatedRow {
  /** Of an appearance, among others. */
  readonly id: string;
  readonly reason: string;
  readonly viaId: string;
}

/** The keys of every appearance, from the upserted entities; `related` is relation's own definition. */
export function keysIn(graph: LargeGraph, related: readonly RelatedRow[]): KeysOf {
  const appearances = new Map(graph.appearances.map((appearance) => [appearance.id, appearance]));
  const episodes = new Map(graph.episodes.map((episode) => [episode.id, episode]));
  const episodeOf = ({ episodeId }: Appearance) => {
    const episode = episodes.get(episodeId);
    if (!episode) throw new Error(`The graph has no ${episodeId}.`);
    return episode;
  };
  /** The episode's own hosts, else those of its show that may have been in post. */
  const hostsAt = (episode: Episode): string[] => {
    const own = graph.hosts.filter(({ episodeId }) => episodeId === episode.id);
    const { dayEarliest, dayLatest } = episode;
    const then = graph.hosts.filter(
      ({ showId, start, end }) =>
        showId === episode.showId &&
        !(end?.latest && dayEarliest && end.latest < dayEarliest) &&
        !(start?.earliest && dayLatest && start.earliest > dayLatest),
    );
    return (own.length > 0 ? own : then).map(({ personId }) => personId);
  };
  const keys: Record<AppearanceDimension, (appearance: Appearance, reasons: readonly string[]) => string[]> =
    {
      YEAR: (appearance) => {
        const { occurredOn, publishedOn } = episodeOf(appearance);
        const date = occurredOn ?? publishedOn;
        const day = date?.earliest ?? date?.latest;
        return day ? [day.slice(0, 4)] : [];
      },
      SHOW: (appearance) => [episodeOf(appearance).showId],
      SHOW_KIND: (appearance) => {
        const { showId } = episodeOf(appearance);
        return graph.shows.flatMap(({ id, kind }) => (id === showId ? kind : []));
      },
      PERSON: ({ personId }) => (personId === null ? [] : [personId]),
      HOST: (appearance) => hostsAt(episodeOf(appearance)),
      ROLE: ({ roles }) => roles,
      ORGANISATION: ({ id }, reasons) =>
        related
          .filter((row) => row.id === id && reasons.includes(row.reason))
          .map(({ viaId }) => viaId)
          .filter((viaId) => typeOfId(viaId) === "Organisation"),
      TOPIC: (appearance) => {
        const works = new Set([appearance.episodeId, episodeOf(appearance).showId]);
        return graph.abouts
          .filter(({ workId, subjectId }) => works.has(workId) && typeOfId(subjectId) === "Topic")
          .map(({ subjectId }) => subjectId);
      },
      PLATFORM: (appearance) =>
        episodeOf(appearance)
          .links.filter(({ purpose }) => purpose === LinkPurpose.RECORDING)
          .map(({ platform }) => platform),
    };

  const known = new Map<string, ReadonlySet<string>>();
  return (dimension, appearanceId, reasons) => {
    const question = [dimension, appearanceId, ...reasons].join();
    const found =
      known.get(question) ?? new Set(keys[dimension](appearances.get(appearanceId) as Appearance, reasons));
    known.set(question, found);
    return found;
  };
}
