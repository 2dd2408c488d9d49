import parse from "edtf";

import { RostrumError, shown } from "./errors";

export enum DatePrecision {
  YEAR = "YEAR",
  MONTH = "MONTH",
  DAY = "DAY",
  TIME = "TIME",
  INTERVAL = "INTERVAL",
}

export interface ParsedDate {
  /** The date as stated, trimmed. */
  edtf: string;
  /** First possible day, YYYY-MM-DD in its own time zone; null if an interval has an open or unknown start. */
  earliest: string | null;
  /** Last possible day; null if an interval has an open or unknown end. */
  latest: string | null;
  precision: DatePrecision;
  /** The sort key: its first day (the last if it has no first), with the local time if stated. Compared by bytes. */
  sortOn: string;
}

const firstInstant = Date.parse("0001-01-01T00:00:00Z");
const lastInstant = Date.parse("9999-12-31T23:59:59.999Z");

/** From -12:00 to +14:00, without -00:00, as in ISO 8601. */
const zone = "Z|\\+(?:0\\d|1[0-3]):[0-5]\\d|\\+14:00|-(?!00:00)(?:0\\d|1[01]):[0-5]\\d|-12:00";
const time = `T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?(?:${zone})?`;
const calendarDate = `\\d{4}(?:-\\d{2}(?:-\\d{2}(?:${time}|[?~%])?|[?~%])?|[?~%])?`;
const plain = /^\d{4}(?:-\d{2}){0,2}$/;
const withZone = new RegExp(`(?:${zone})$`);
const single = new RegExp(`^${calendarDate}$`);
const interval = new RegExp(`^(|\\.\\.|${calendarDate})/(|\\.\\.|${calendarDate})$`);

/**
 * Parses the part of EDTF (ISO 8601-2:2019, level 1) that a catalogue of appearances needs: `2023`, `2023-04`,
 * `2023-04-29`, a time with or without its zone (UTC by default), `?`, `~` and `%` except after a time, intervals
 * with open (`..`) or unknown (empty) ends, years 0001 to 9999. An unknown date is null, never `XXXX`.
 *
 * The calendar is checked here: the edtf package reads 2021-02-29 as the first of March, and rejects `../2019`.
 */
export function parseEdtf(text: string): ParsedDate {
  const edtf = text.trim();
  if (single.test(edtf)) {
    const [first, last] = boundsOf(edtf, edtf).local;
    return {
      edtf,
      earliest: dayOf(first),
      latest: dayOf(last),
      precision: precisionOf(edtf),
      sortOn: sortKeyOf(edtf),
    };
  }

  const ends = interval.exec(edtf);
  if (!ends) throw badDate(edtf);
  const [start, end] = [ends[1] ?? "", ends[2] ?? ""].map((part) => (part === ".." ? "" : part)) as [
    string,
    string,
  ];
  if (!start && !end) throw badDate(edtf);

  const from = start ? boundsOf(start, edtf) : null;
  const to = end ? boundsOf(end, edtf) : null;
  // Also by local days: with two time zones the days of a short interval may be reversed.
  if (from && to && (from.instants[0] > to.instants[1] || dayOf(from.local[0]) > dayOf(to.local[1]))) {
    throw new RostrumError(
      "BAD_DATE",
      `Expected an interval that starts before it ends, but got ${shown(edtf)}.`,
    );
  }
  return {
    edtf,
    earliest: from ? dayOf(from.local[0]) : null,
    latest: to ? dayOf(to.local[1]) : null,
    precision: DatePrecision.INTERVAL,
    sortOn: start ? sortKeyOf(start) : new Date(to?.local[1] ?? 0).toISOString(),
  };
}

/** First and last millisecond. */
type Bounds = readonly [first: number, last: number];

/** As instants, and in local time: a date with a zone counts by its local day. */
function boundsOf(part: string, whole: string): { instants: Bounds; local: Bounds } {
  const [year = 0, month = 1, day = 1] = (part.split("T")[0] ?? "")
    .split("-")
    .map((digits) => Number.parseInt(digits, 10));
  const daysInMonth = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth) throw badDate(whole);

  const local = localBoundsOf(part);
  if (local[0] < firstInstant || local[1] > lastInstant) throw badDate(whole);
  if (!withZone.test(part) || !part.includes("T")) return { instants: local, local };
  const instant = Date.parse(part);
  return { instants: [instant, instant], local };
}

/** Without the zone. The edtf package would read a time without a zone in this machine's zone. */
function localBoundsOf(part: string): Bounds {
  if (part.includes("T")) {
    const instant = Date.parse(`${part.replace(withZone, "")}Z`);
    return [instant, instant];
  }
  const [first, afterLast] = plainBoundsOf(part) ?? [];
  if (first !== undefined && afterLast !== undefined) return [first, afterLast - 1];
  const { min, max } = parse(part);
  return [min, max];
}

/** Of a year, month or day without a qualifier: most dates are, and the edtf package takes a hundred times as long. */
function plainBoundsOf(part: string): Bounds | null {
  if (!plain.test(part)) return null;
  const [year = 0, month, day] = part.split("-").map(Number);
  const startOf = (years: number, months: number, days: number) =>
    new Date(0).setUTCFullYear(years, months, days);
  const first = startOf(year, (month ?? 1) - 1, day ?? 1);
  if (month === undefined) return [first, startOf(year + 1, 0, 1)];
  return [first, day === undefined ? startOf(year, month, 1) : startOf(year, month - 1, day + 1)];
}

function precisionOf(part: string): DatePrecision {
  if (part.includes("T")) return DatePrecision.TIME;
  return (
    [DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY][part.split("-").length - 1] ??
    DatePrecision.DAY
  );
}

function sortKeyOf(part: string): string {
  const [first] = localBoundsOf(part);
  return part.includes("T") ? new Date(first).toISOString() : dayOf(first);
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function badDate(text: string): RostrumError {
  return new RostrumError(
    "BAD_DATE",
    `Expected an EDTF date such as 2023, 2023-04, 2023-04-29, 2023-04-29T16:00Z, 2019~ or 2015/.., but got ${shown(text)}.`,
  );
}
