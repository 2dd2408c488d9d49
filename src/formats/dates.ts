import { DatePrecision } from "../domain/edtf";
import { secondsIn } from "../domain/durations";
import type { DateRow } from "./rows";

/** EDTF's marks for uncertain, approximate, and both. */
const qualified = /[?~%]/;

/** A date that ISO 8601 can say, or both ends of an interval; null for an uncertain or approximate one. */
export interface IsoDates {
  readonly start: string | null;
  /** Null unless it is an interval with a known end. */
  readonly end: string | null;
}

/** EDTF has `?`, `~`, `%` and open ends, which schema.org's dates have not. */
export function isoDatesOf(date: DateRow | null): IsoDates {
  if (date === null) return { start: null, end: null };
  const [start = "", end = ""] = date.edtf.split("/");
  return { start: certain(start), end: certain(end) };
}

function certain(part: string): string | null {
  return part === "" || part === ".." || qualified.test(part) ? null : part;
}

const timed = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?$/;
const dayed = /^(\d{4}-\d\d-\d\d)[?~%]?$/;
const msPerDay = 86_400_000;

/** A time by RFC 3339; in UTC when its zone is not stated. A day begins at midnight in UTC. Null if not known to the day. */
export function rfc3339Of(date: DateRow | null): string | null {
  if (date?.precision === DatePrecision.DAY) return `${date.earliest}T00:00:00Z`;
  const [, minute, seconds = ":00", zone = "Z"] = timed.exec(date?.edtf ?? "") ?? [];
  return minute === undefined ? null : minute + seconds + zone;
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A time by RFC 822 with the zone that it is stated in; in UTC when it is not stated. A day begins at midnight in UTC. Null if not known to the day. */
export function rfc822Of(date: DateRow | null): string | null {
  const [, year = "", month, day = "", time = "", zone = ""] =
    /^(\d{4})-(\d\d)-(\d\d)T([\d:]+)(.*)$/.exec(rfc3339Of(date) ?? "") ?? [];
  if (month === undefined) return null;
  const weekday = days[new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDay()];
  const offset = zone === "Z" ? "+0000" : zone.replace(":", "");
  return `${weekday}, ${day} ${months[Number(month) - 1]} ${year} ${time} ${offset}`;
}

/** Where an event stands in a calendar. */
export interface CalendarTime {
  readonly start: Date;
  /** Not included; null when not known. */
  readonly end: Date | null;
  /** Whole days: the time of day is none. */
  readonly isAllDay: boolean;
  /** A local time without a zone, here as if in UTC. */
  readonly isFloating: boolean;
}

/** Null for a date that is not known to the day, and an interval with such an end. The duration is of ISO 8601. */
export function calendarTimeOf(date: DateRow | null, duration: string | null): CalendarTime | null {
  const [first = "", last] = date?.edtf.split("/") ?? [];
  const start = momentOf(first);
  if (start === null) return null;
  if (last === undefined) {
    const seconds = start.isAllDay || duration === null ? 0 : secondsIn(duration);
    return { ...start, end: seconds > 0 ? new Date(start.start.getTime() + seconds * 1_000) : null };
  }
  const end = momentOf(last);
  if (end?.isAllDay !== start.isAllDay || end.isFloating !== start.isFloating) return null;
  return { ...start, end: end.isAllDay ? new Date(end.start.getTime() + msPerDay) : end.start };
}

function momentOf(part: string): Omit<CalendarTime, "end"> | null {
  const [, day] = dayed.exec(part) ?? [];
  if (day !== undefined) return { start: new Date(`${day}T00:00:00Z`), isAllDay: true, isFloating: false };
  const [, minute, seconds = ":00", zone] = timed.exec(part) ?? [];
  if (minute === undefined) return null;
  const start = new Date(minute + seconds + (zone ?? "Z"));
  return { start, isAllDay: false, isFloating: zone === undefined };
}
