/** What a number of a cell is by its format: days, a time of day or a duration, or a number. */
export type NumberKind = "date" | "date and time" | "time" | "number";

/** The formats that every workbook has without saying so, by their numbers; 27 to 36 and 50 to 58 are those of East Asia. */
const builtIn: ReadonlyArray<readonly [from: number, to: number, kind: NumberKind]> = [
  [14, 17, "date"],
  [18, 21, "time"],
  [22, 22, "date and time"],
  [27, 31, "date"],
  [32, 35, "time"],
  [36, 36, "date"],
  [45, 47, "time"],
  [50, 58, "date"],
];

export function kindOfFormat(id: number, code: string | null): NumberKind {
  if (code !== null) return kindOfCode(code);
  return builtIn.find(([from, to]) => id >= from && id <= to)?.[2] ?? "number";
}

/** By its letters outside of quotes, escapes, colours and conditions: `[Red]d.m.yyyy;@`. */
function kindOfCode(code: string): NumberKind {
  const [letters = ""] = code
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "")
    .replaceAll(/General|AM\/PM|A\/P/gi, "")
    .split(";", 1);
  const hasTime = /[hs]|\[m/i.test(letters);
  const hasDate = /[yd]/i.test(letters) || (/m/i.test(letters) && !hasTime);
  if (hasDate) return hasTime ? "date and time" : "date";
  return hasTime ? "time" : "number";
}

const [secondsOfDay, dayMs] = [86_400, 86_400_000];

/** 1 January 1904, in days of the first system. */
const startOf1904 = 1_462;

/** The first system has a 29 February 1900, which there was not: the days before it are one off. */
const leapDay = 60;

/**
 * A number of days as it is shown: a local date in ISO 8601, with the time where it is of any; a time as hours, minutes and seconds. Null where it is out
 * of the calendar.
 */
export function textOfDays(
  days: number,
  kind: Exclude<NumberKind, "number">,
  isOf1904: boolean,
): string | null {
  const seconds = Math.round(days * secondsOfDay);
  if (kind === "time") return seconds < 0 ? null : clockOf(seconds);
  const serial = Math.floor(seconds / secondsOfDay) + (isOf1904 ? startOf1904 : 0);
  if (serial < 1 || serial === leapDay) return null;
  const date = new Date(Date.UTC(1899, 11, serial < leapDay ? 31 : 30) + serial * dayMs);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9_999) return null;
  const day = date.toISOString().slice(0, 10);
  const time = ((seconds % secondsOfDay) + secondsOfDay) % secondsOfDay;
  return kind === "date" || time === 0 ? day : `${day}T${clockOf(time)}`;
}

/** Hours may be more than a day has. */
function clockOf(seconds: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  return `${two(seconds / 3_600)}:${two((seconds % 3_600) / 60)}:${two(seconds % 60)}`;
}
