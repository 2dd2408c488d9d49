import { ICalCalendar, ICalEventStatus, type ICalEventData } from "ical-generator";

import { uuidOf } from "../domain/ids";
import { writable } from "../domain/xml";
import { calendarTimeOf, rfc3339Of } from "./dates";
import { nameOf, present } from "./names";
import type { Calendar, DatedEpisode } from "./rows";
import { pathOf, type Site } from "./site";
import { claimsOf, undisputed } from "./standings";
import type { EpisodeStatus } from "./words";

export const calendarType = "text/calendar";

/** DTSTAMP of an episode of which it is not known when it last changed: iCalendar wants one. */
const unknownTime = "2000-01-01T00:00:00Z";

const statuses: Readonly<Record<EpisodeStatus, ICalEventStatus>> = {
  HELD: ICalEventStatus.CONFIRMED,
  UPCOMING: ICalEventStatus.CONFIRMED,
  CANCELLED: ICalEventStatus.CANCELLED,
};

/**
 * A calendar by RFC 5545. A day is a DATE; a time with a zone is in UTC, without one it
 * is floating. Episodes of which the day is not known are left out; the description has their number. Disputed ones are left out.
 */
export function calendar(site: Site, { of, episodes }: Calendar): string {
  const byId = new Map(undisputed(episodes).map((episode) => [episode.id, episode]));
  const events = [...byId.values()].flatMap((episode) => eventOf(site, episode) ?? []);
  const leftOut = byId.size - events.length;
  const licence = site.licence === null ? null : `Licence of the data: ${site.licence}.`;
  const missing = leftOut === 0 ? null : `Left out, because the day is not known: ${leftOut}.`;
  const description = present([licence, missing]).join(" ");
  const made = new ICalCalendar({
    name: clean(nameOf(of)),
    prodId: { company: "Rostrum", product: "Rostrum", language: "EN" },
    url: site.url + pathOf(of.__typename, of.slug),
    events,
    ...(description === "" ? {} : { description }),
  });
  return `${made.toString()}\r\n`;
}

/** Null if the day is not known. */
function eventOf(site: Site, episode: DatedEpisode): ICalEventData | null {
  const { id, date, duration, status, changedAt, show, description } = episode;
  const time = calendarTimeOf(date, duration);
  if (time === null) return null;
  const stated = date === null ? null : `Date as stated: ${date.edtf}`;
  const changed = new Date(changedAt ?? rfc3339Of(date) ?? unknownTime);
  return {
    // A UUID, as RFC 7986 recommends: the same event in every calendar that has it.
    id: uuidOf(id),
    start: time.start,
    end: time.end,
    allDay: time.isAllDay,
    floating: time.isFloating,
    stamp: changed,
    lastModified: changed,
    summary: clean(nameOf(episode)),
    description: clean(present([nameOf(show), description, stated, ...claimsOf(episode)]).join("\n")),
    status: statuses[status],
    url: site.url + pathOf("Episode", episode.slug),
  };
}

/** RFC 5545 allows no control characters. */
const clean = (text: string): string => writable(text).replaceAll("\u007f", "\ufffd");
