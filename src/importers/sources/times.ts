import { parseEdtf } from "../../domain/edtf";
import { monthNamed } from "./months";

/** The zones that RFC 822 has by name. */
const zones: Readonly<Record<string, string>> = {
  UT: "Z",
  UTC: "Z",
  GMT: "Z",
  Z: "Z",
  EST: "-05:00",
  EDT: "-04:00",
  CST: "-06:00",
  CDT: "-05:00",
  MST: "-07:00",
  MDT: "-06:00",
  PST: "-08:00",
  PDT: "-07:00",
};

const [weekday, year, clock] = [
  String.raw`^(?:\p{L}+\.?,?\s+)?`,
  String.raw`(?<year>\d{4}|\d{2})`,
  String.raw`(?:,?\s+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?\s*(?<half>[ap]\.?m\b\.?)?\s*(?<zone>[A-Za-z]+|[+-]\d{2}:?\d{2})?)?`,
];
/** RFC 822, and what people write for it: names of months in other languages, the month first. */
const inWords: readonly RegExp[] = [
  String.raw`${weekday}(?<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+)?(?<month>\p{L}{3,}\.?)[\s-]+(?:de\s+)?${year}${clock}`,
  String.raw`${weekday}(?<month>\p{L}{3,}\.?)\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+${year}${clock}`,
  String.raw`^(?<month>\p{L}{3,}\.?),?\s+(?:de\s+)?(?<year>\d{4})$`,
].map((form) => new RegExp(form, "iu"));
/** Of day and month the one that is more than 12 is the day; where both could be, it is no date. */
const inNumbers = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const iso8601 = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The EDTF of a date of a feed, by RFC 822 or RFC 3339 or in words, with the zone that it is written in; null if it is none. */
export function edtfOf(written: string): string | null {
  const edtf = fromIso(written.trim()) ?? fromWords(written.trim()) ?? fromNumbers(written.trim());
  if (edtf === null) return null;
  try {
    return parseEdtf(edtf).edtf;
  } catch {
    return null;
  }
}

function fromIso(written: string): string | null {
  const [, day, time, zone] = iso8601.exec(written) ?? [];
  if (day === undefined) return null;
  return time === undefined ? day : `${day}T${time}${zoneOf(zone)}`;
}

function fromWords(written: string): string | null {
  for (const [at, form] of inWords.entries()) {
    const parts = form.exec(written)?.groups ?? {};
    const { day = "", month = "", year: ofYear = "", hour, minute, second, half, zone } = parts;
    const number = monthNamed(month);
    if (number === null) continue;
    const inFull =
      ofYear.length === 2 ? String(Number(ofYear) + (Number(ofYear) < 70 ? 2000 : 1900)) : ofYear;
    const date = [inFull, two(number), ...(day === "" ? [] : [two(day)])].join("-");
    if (hour === undefined || minute === undefined) return date;
    const inDay = half === undefined ? hour : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
    // RFC 822 means the beginning of the minute; in words no more is said than the minute.
    const seconds = second ?? (at === 0 && half === undefined ? "00" : null);
    return `${date}T${two(inDay)}:${minute}${seconds === null ? "" : `:${seconds}`}${zoneOf(zone)}`;
  }
  return null;
}

function fromNumbers(written: string): string | null {
  const [, one = "", other = "", ofYear = ""] = inNumbers.exec(written) ?? [];
  const [day, month] = Number(one) > 12 ? [one, other] : [other, one];
  return Number(day) > 12 ? `${ofYear}-${two(month)}-${two(day)}` : null;
}

const two = (number: number | string): string => String(number).padStart(2, "0");

/** As EDTF has it: -0000 is UTC (RFC 2822). Empty for a name that is not one of RFC 822: then the zone is not known. */
function zoneOf(zone = ""): string {
  const offset = /^([+-]\d{2}):?(\d{2})$/.exec(zone);
  if (!offset) return zones[zone.toUpperCase()] ?? "";
  const written = `${offset[1]}:${offset[2]}`;
  return written === "-00:00" || written === "+00:00" ? "Z" : written;
}

const maxSeconds = 100 * 3_600;

/**
 * The ISO 8601 duration of `itunes:duration`: seconds, minutes:seconds, hours:minutes:seconds, or ISO 8601 or words such as "1h 2m" and "62 min". Null if it
 * is none, or nothing.
 */
export function durationOf(written: string): string | null {
  const text = written.trim();
  const parts =
    /^(?:(?:(\d+):)?(\d+):)?(\d+)(?:\.\d+)?$/.exec(text) ??
    /^(?:pt)?(?=\d)(?:(\d+)\s*h\p{L}*\.?,?\s*)?(?:(\d+)\s*m\p{L}*\.?,?\s*)?(?:(\d+)(?:\.\d+)?\s*s\p{L}*\.?)?$/iu.exec(
      text,
    );
  if (!parts) return null;
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return isoDuration(hours * 3_600 + minutes * 60 + seconds);
}

/** The ISO 8601 duration of so many seconds; null for none, or for more than any recording has. */
export function isoDuration(total: number): string | null {
  if (total === 0 || total > maxSeconds) return null;
  const shares = [
    [Math.floor(total / 3_600), "H"],
    [Math.floor((total % 3_600) / 60), "M"],
    [total % 60, "S"],
  ] as const;
  return `PT${shares.flatMap(([count, unit]) => (count > 0 ? `${count}${unit}` : [])).join("")}`;
}
