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
  /** First day it can be, YYYY-MM-DD in UTC; null where an interval has an open or unknown start. */
  earliest: string | null;
  /** Last day it can be; null where an interval has an open or unknown end. */
  latest: string | null;
  precision: DatePrecision;
  /** Where it stands in a list: its first instant in UTC (the last, where it has no first), compared by bytes. */
  sortOn: string;
}

const firstInstant = Date.parse("0001-01-01T00:00:00Z");
const lastInstant = Date.parse("9999-12-31T23:59:59.999Z");

/** From -12:00 to +14:00, as ISO 8601 has it; it has no -00:00. */
const zone = "Z|\\+(?:0\\d|1[0-3]):[0-5]\\d|\\+14:00|-(?!00:00)(?:0\\d|1[01]):[0-5]\\d|-12:00";
const time = `T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?(?:${zone})?`;
const calendarDate = `\\d{4}(?:-\\d{2}(?:-\\d{2}(?:${time}|[?~%])?|[?~%])?|[?~%])?`;
const withZone = new RegExp(`(?:${zone})$`);
const single = new RegExp(`^${calendarDate}$`);
const interval = new RegExp(`^(|\\.\\.|${calendarDate})/(|\\.\\.|${calendarDate})$`);

/**
 * Reads the part of EDTF (ISO 8601-2:2019, level 1) that a catalogue of appearances needs: `2023`, `2023-04`,
 * `2023-04-29`, a time with or without its zone (UTC where it has none), `?`, `~` and `%` after what is no time, intervals
 * with open (`..`) or unknown (empty) ends, years 0001 to 9999. An unknown date is null, never `XXXX`.
 *
 * The calendar is checked here: the edtf package takes 2021-02-29 for the first of March, and refuses `../2019`.
 */
export function parseEdtf(text: string): ParsedDate {
  const edtf = text.trim();
  if (single.test(edtf)) {
    const [first, last] = boundsOf(edtf, edtf);
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

  const first = start ? boundsOf(start, edtf)[0] : null;
  const last = end ? boundsOf(end, edtf)[1] : null;
  if (first !== null && last !== null && first > last) {
    throw new RostrumError("BAD_DATE", `An interval starts before it ends, but ${shown(edtf)} does not.`);
  }
  return {
    edtf,
    earliest: first === null ? null : dayOf(first),
    latest: last === null ? null : dayOf(last),
    precision: DatePrecision.INTERVAL,
    sortOn: start ? sortKeyOf(start) : new Date(last ?? 0).toISOString(),
  };
}

function boundsOf(part: string, whole: string): [number, number] {
  const [year = 0, month = 1, day = 1] = (part.split("T")[0] ?? "")
    .split("-")
    .map((digits) => Number.parseInt(digits, 10));
  const daysInMonth = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth) throw badDate(whole);

  const [first, last] = instantsOf(part);
  if (first < firstInstant || last > lastInstant) throw badDate(whole);
  return [first, last];
}

/** First and last millisecond. The edtf package would take a time without a zone for one of this machine's zone. */
function instantsOf(part: string): [number, number] {
  if (part.includes("T")) {
    const instant = Date.parse(withZone.test(part) ? part : `${part}Z`);
    return [instant, instant];
  }
  const { min, max } = parse(part);
  return [min, max];
}

function precisionOf(part: string): DatePrecision {
  if (part.includes("T")) return DatePrecision.TIME;
  return (
    [DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY][part.split("-").length - 1] ??
    DatePrecision.DAY
  );
}

function sortKeyOf(part: string): string {
  const [first] = instantsOf(part);
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
