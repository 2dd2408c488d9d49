import { parseEdtf } from "../../domain/edtf";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

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

const rfc822 =
  /^(?:\p{L}+,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*[\s-]+(\d{4}|\d{2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([A-Za-z]+|[+-]\d{2}:?\d{2})?)?/u;
const iso8601 = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The EDTF of a date of a feed, by RFC 822 or RFC 3339, with the zone that it is written in; null if it is none. */
export function edtfOf(written: string): string | null {
  const edtf = fromIso(written.trim()) ?? fromRfc822(written.trim());
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

function fromRfc822(written: string): string | null {
  const [, day = "", month = "", year = "", hour, minute, second, zone] = rfc822.exec(written) ?? [];
  const at = months.indexOf(month.toLowerCase());
  if (at < 0) return null;
  const inFull = year.length === 2 ? String(Number(year) + (Number(year) < 70 ? 2000 : 1900)) : year;
  const date = `${inFull}-${two(at + 1)}-${two(day)}`;
  if (hour === undefined || minute === undefined) return date;
  return `${date}T${two(hour)}:${minute}:${second ?? "00"}${zoneOf(zone)}`;
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

/** The ISO 8601 duration of `itunes:duration`: seconds, minutes:seconds or hours:minutes:seconds. Null if it is none, or nothing. */
export function durationOf(written: string): string | null {
  const parts = /^(?:(?:(\d+):)?(\d+):)?(\d+)(?:\.\d+)?$/.exec(written.trim());
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
