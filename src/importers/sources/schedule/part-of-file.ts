import type { SourcePart } from "../../records";
import type { SourceFile } from "../source-file";
import type { Schedule, ScheduleEvent } from "./schedule";

const partWords =
  /(?:^|[\s._-]+)(?:sessions?|talks?|proposals?|submissions?|schedule|agenda|program(?:me)?|speakers?|speakerwall|presenters?|grid(?:smart)?|people|all)(?=$|[\s._-])/giu;

/**
 * What the name of a file says beside which part of a schedule it has: "meetup-2025" of meetup-2025_speakers.csv, nothing of speakers.csv. Null for an
 * address with parameters, which may tell more than its path.
 */
export function stemOf({ name }: Pick<SourceFile, "name">): string | null {
  if (/^https?:.*[?#]/i.test(name)) return null;
  return name
    .replace(/^.*[/\\]/, "")
    .replace(/(?:\.[A-Za-z]\w*)+$/, "")
    .replaceAll(partWords, "")
    .replaceAll(/^[\s._-]+|[\s._-]+$/g, "");
}

/** A schedule that does not say of which conference it is: it is called after the name of its file, "meetup 2025", else `fallbackTitle`. */
export const untitledSchedule = (
  file: Pick<SourceFile, "name">,
  events: readonly ScheduleEvent[],
  { fallbackTitle, ...more }: Partial<Schedule>,
): Schedule => ({
  title: null,
  fallbackTitle: fallbackTitle ?? ((stemOf(file) ?? "").replaceAll(/[\s._-]+/g, " ") || "Conference"),
  subtitle: null,
  start:
    events
      .flatMap(({ startsOn }) => startsOn ?? [])
      .toSorted()[0]
      ?.slice(0, 10) ?? null,
  url: null,
  address: null,
  line: 1,
  events,
  ...more,
});

export const sessionsOnly = (file: SourceFile): SourcePart => ({
  stem: stemOf(file),
  kind: "sessions",
  lacks:
    "Of the speakers it says only who they are: what they do and their links would be in a file of speakers, and none is given.",
});

export const speakersOnly = (file: SourceFile): SourcePart => ({
  stem: stemOf(file),
  kind: "speakers",
  lacks: "When the speakers spoke would be in a file of sessions, and none is given.",
});
