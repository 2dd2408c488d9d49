import { edtfIn } from "../../works/dates";
import type { Line } from "../blocks/block";
import { datesIn } from "../lines/dates";
import { isSameName } from "../people/names-in";

/** A session of an event, which lines below the event tell of: a title, and a day with its hour. */
export interface FoundSession {
  readonly line: number;
  readonly title: string | null;
  /** EDTF with the time. */
  readonly date: string;
}

const hour = /\b(\d{1,2})[:.](\d{2})\s*(am|pm)?\s*(GMT|UTC|Z)?(?![\p{L}\d])/iu;

/** “Change Management / More than … / Wednesday 22nd March | 16:00 GMT”: the session that these lines are of; null where none has an hour. */
export function sessionIn(notes: readonly Line[], year: string | null, speaker: string): FoundSession | null {
  const at = notes.findIndex(
    ({ text }) => hour.test(text) && datesIn(text, year).some(({ edtf }) => edtf.length === 10),
  );
  const timed = notes[at];
  if (!timed || year === null) return null;
  const [day] = datesIn(timed.text, year);
  const [, hours = "", minutes = "", half, zone] = hour.exec(timed.text) ?? [];
  const inHalf = half?.toLowerCase() === "pm" && Number(hours) < 12 ? Number(hours) + 12 : Number(hours);
  const date =
    day &&
    edtfIn(`${day.edtf}T${String(inHalf).padStart(2, "0")}:${minutes}${zone === undefined ? "" : "Z"}`);
  if (!date) return null;
  const [title, goesOn] = notes
    .slice(0, at)
    .filter(({ text }) => !isSameName(text, speaker) && !/^(?:Dr|Prof)\.?$/.test(text));
  const isSubtitle = title !== undefined && goesOn !== undefined && goesOn.line === title.line + 1;
  return {
    line: title?.line ?? timed.line,
    title:
      title === undefined
        ? null
        : isSubtitle
          ? `${title.text}: ${goesOn.text.charAt(0).toLowerCase()}${goesOn.text.slice(1)}`
          : title.text,
    date,
  };
}
