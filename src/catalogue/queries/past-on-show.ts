import type { Appearance, Episode } from "../../entities";
import { pageInMemory } from "../pages/in-memory";
import type { Page, PageRequest } from "../pages/page";
import { childrenOfPast, type Past, type PastAccess } from "./past";
import { daysBetween, oftenOf, onShowOrder, type PersonOnShowRow } from "./person-on-show";

/** A person on a show as of a moment. */
export interface PastOnShow extends PersonOnShowRow {
  readonly until: number;
}

/** The shows that a person had appeared on, or the people who had appeared on a show, most often first. Reads all of their appearances. */
export async function pageOfPastOnShow(
  access: PastAccess,
  name: "Person.shows" | "Show.people",
  { id, until }: Past,
  request: PageRequest,
): Promise<Page<PastOnShow>> {
  const list = name === "Person.shows" ? "Person.appearances" : "Show.appearances";
  const appearances = await childrenOfPast(access, list, until, id);
  const placed = await Promise.all(
    appearances.map(async (appearance) => {
      const { personId, episodeId } = appearance as Past & Appearance;
      const episode = (await access.load(until, episodeId)) as (Past & Episode) | null;
      return personId === null || episode === null ? [] : [{ personId, episode }];
    }),
  );
  const groups = new Map<string, Episode[]>();
  for (const { personId, episode } of placed.flat()) {
    const other = name === "Person.shows" ? episode.showId : personId;
    groups.set(other, [...(groups.get(other) ?? []), episode]);
  }
  const keyed = [...groups].map(([other, episodes]) => {
    const [personId, showId] = name === "Person.shows" ? [id, other] : [other, id];
    const row = { personId, showId, until, ...factsOf(episodes) };
    return { row, id: other, key: oftenOf(episodes.length) };
  });
  return pageInMemory({ list: `${name} as of`, order: onShowOrder }, keyed, request);
}

function factsOf(episodes: readonly Episode[]) {
  const days = episodes
    .flatMap(({ dayEarliest, dayLatest }) => (dayEarliest === dayLatest ? (dayEarliest ?? []) : []))
    .toSorted();
  const [firstDay, lastDay] = [days[0] ?? null, days.at(-1) ?? null];
  return {
    times: episodes.length,
    seasons: [...new Set(episodes.flatMap(({ season }) => season ?? []))].toSorted(),
    firstDay,
    lastDay,
    daysApart: days.length > 1 ? daysBetween(firstDay, lastDay) : null,
  };
}
