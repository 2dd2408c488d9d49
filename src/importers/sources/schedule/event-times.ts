import { parseEdtf } from "../../../domain/edtf";
import { edtfOf, isoDuration } from "../times";

const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?m?\.?$/i;

/** What a schedule says of the start of an event. */
export interface WrittenStart {
  /** A moment, such as 2023-05-23T13:00:00+02:00. */
  readonly moment: string | null;
  /** The day of the schedule, YYYY-MM-DD. */
  readonly day: string | null;
  /** The time of the day: 13:00. */
  readonly time: string | null;
  /** Before this time an event is of the next day of the calendar: 09:00. */
  readonly dayChange: string | null;
  /** IANA: Europe/Berlin. */
  readonly zone: string | null;
}

/** The start in local time, as EDTF, with its offset where the schedule says the zone; only the day where it says no time; null where it says neither. */
export function startOf({ moment, day, time, dayChange, zone }: WrittenStart): string | null {
  const stated = [moment, time].flatMap((one) => (one === null ? [] : (edtfOf(one) ?? [])))[0];
  if (stated?.includes("T")) return withZone(stated, zone);
  const date = stated ?? (day === null ? null : edtfOf(day)?.slice(0, 10)) ?? null;
  const minutes = minutesOf(time);
  if (date === null || minutes === null) return date;
  const isAfterMidnight = dayChange !== null && minutes < (minutesOf(dayChange) ?? 0);
  return withZone(localTime(date, minutes + (isAfterMidnight ? 24 * 60 : 0)), zone);
}

/** The minutes since midnight; null for what is no time of a day. 24:15 is of the next day. */
export function minutesOf(time: string | null): number | null {
  const [, hours, minutes, , half] = clock.exec(time?.trim() ?? "") ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const inDay = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
  return inDay < 48 && Number(minutes) < 60 ? inDay * 60 + Number(minutes) : null;
}

function localTime(date: string, minutes: number): string {
  const at = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
  return Number.isNaN(at) ? date : new Date(at).toISOString().slice(0, 16);
}

/** With the offset that the clocks of a zone have then; as it is where it has one already, or the zone is not known. */
function withZone(local: string, zone: string | null): string | null {
  const isWhole = !local.includes("T") || /(?:Z|[+-]\d{2}:\d{2})$/.test(local);
  const edtf = isWhole || zone === null ? local : `${local}${offsetOf(zone, local)}`;
  try {
    return parseEdtf(edtf).edtf;
  } catch {
    return null;
  }
}

function offsetOf(zone: string, local: string): string {
  try {
    const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
    const written = (at: number) =>
      format
        .formatToParts(at)
        .find(({ type }) => type === "timeZoneName")
        ?.value.replace("GMT", "") ?? "";
    const wall = Date.parse(`${local}Z`);
    // The offset of the instant that the clock shows as this: found from the one at the same time of UTC.
    const near = written(wall) || "+00:00";
    const found = written(Date.parse(`${local}${near}`)) || "Z";
    return found;
  } catch {
    return "";
  }
}

/** The ISO 8601 duration from one moment of EDTF to another that is written in the same way; null where they say none. */
export function durationBetween(start: string | null, end: string | null): string | null {
  const [from = Number.NaN, until = Number.NaN] = [start, end].map((one) =>
    one?.includes("T") === true
      ? Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(one) ? one : `${one}Z`)
      : Number.NaN,
  );
  const seconds = (until - from) / 1_000;
  return seconds > 0 ? isoDuration(seconds) : null;
}

/**
 * The ISO 8601 duration of a schedule: 00:45 (hours and minutes), 45 (minutes), 01:30:00 (with seconds) or 1:02:30 (with days, as what ends in no
 * whole minute is never meant). Null if it is none.
 */
export function durationOfEvent(written: string | null): string | null {
  const parts = /^(?:(?:(\d+):)?(\d+):)?(\d+)$/.exec(written?.trim() ?? "");
  if (!parts) return null;
  const [first = 0, second = 0, third = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const isWithSeconds = parts[1] !== undefined && third === 0;
  const minutes = isWithSeconds ? first * 60 + second : (first * 24 + second) * 60 + third;
  return isoDuration(minutes * 60);
}
