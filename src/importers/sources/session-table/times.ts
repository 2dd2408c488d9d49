import { dateBy } from "../mapped/date-forms";
import { durationBetween, durationOfEvent, startOf } from "../schedule/event-times";
import { edtfOf } from "../times";

/** What a row says of when its session is, as written. */
export interface WrittenTimes {
  readonly day: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly duration: string | null;
  readonly zone: string | null;
}

const forms = ["MMMM D, YYYY", "MMMM D YYYY", "D MMMM YYYY", "D. MMMM YYYY", "D.M.YYYY", "YYYY/M/D"];

const clock = /(?:^|[\s,T])(\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?)/i;

/** Notion and others say the start with the end: "September 21, 2023 13:00 → 13:45". */
const between = /\s*(?:→|–|—|\s-\s)\s*/u;

/** Null where it says none. */
export function timesOf({ day, start, end, duration, zone }: WrittenTimes) {
  const [from = "", until = end] = (start ?? "").split(between);
  const startsOn = momentOf(from, day, zone);
  const endsOn = until ? momentOf(until, startsOn?.slice(0, 10) ?? day, zone) : null;
  return { startsOn, duration: durationOfEvent(duration) ?? durationBetween(startsOn, endsOn) };
}

/** A moment, or a date with a clock in it, or a clock on a day. */
function momentOf(written: string, day: string | null, zone: string | null): string | null {
  const moment = edtfOf(written);
  if (moment !== null) return startOf({ moment, day: null, time: null, dayChange: null, zone });
  // Notion names the offset that it shows; local time is what counts.
  const text = written.replace(/\((?:GMT|UTC)[^)]*\)/, "").trim();
  const time = clock.exec(text)?.[1] ?? null;
  const rest = (time === null ? text : text.replace(time, "")).replaceAll(/^[@\s]+|[,\s]+$/g, "");
  const date = dayOf(rest) ?? dayOf(day ?? "");
  return date === null ? null : startOf({ moment: null, day: date, time, dayChange: null, zone });
}

function dayOf(written: string): string | null {
  return edtfOf(written) ?? forms.flatMap((form) => dateBy(form, written, 0) ?? [])[0] ?? null;
}
