import { BadInput, shown } from "../../../domain/errors";

const hourMs = 3_600_000;
const spans: Readonly<Record<string, number>> = { h: hourMs, d: 24 * hourMs };

/** When a key expires: at the end of a day, in UTC, at a time, or after a span. */
export function readExpiry(given: string, now: Date): Date {
  const [, count, unit = ""] = /^(\d{1,5})([hd])$/.exec(given) ?? [];
  const spanMs = spans[unit];
  if (spanMs !== undefined) return new Date(now.getTime() + Number(count) * spanMs);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given);
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(given);
  const day = new Date(`${given.slice(0, 10)}T00:00:00Z`);
  // JavaScript takes 2030-02-30 for 2030-03-02.
  const isInCalendar = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(given.slice(0, 10));
  const time = new Date(isDay ? day.getTime() + 24 * hourMs : given);
  if ((isDay || isTime) && isInCalendar && !Number.isNaN(time.getTime())) return time;
  throw new BadInput(
    `Expected --expires to be a day such as 2030-12-31, a time such as 2030-12-31T12:00:00Z, or a span such as 90d or 12h, but got ${shown(given)}.`,
  );
}
