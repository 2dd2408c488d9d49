import { fold } from "../../../domain/names";
import { AppearanceRole } from "../../../entities/appearance";
import { HostRole } from "../../../entities/host";
import { roleInEnglish } from "../roles-in-languages";
import type { ScheduleEvent } from "./schedule";

/** What a person of an event is in the graph. */
export type EventCredit =
  | { readonly type: "Host"; readonly role: HostRole }
  | { readonly type: "Appearance"; readonly role: AppearanceRole };

const hostRoles: ReadonlyArray<readonly [words: RegExp, role: HostRole]> = [
  [/\b(?:moderat\w*|chair\w*)\b/, HostRole.MODERATOR],
  [/\binterviewer\b/, HostRole.INTERVIEWER],
  [/\b(?:organi[sz]er|coordinator)\b/, HostRole.ORGANISER],
  [/\b(?:host|emcee|mc)\b/, HostRole.HOST],
];

const appearanceRoles: ReadonlyArray<readonly [words: RegExp, role: AppearanceRole]> = [
  [/\bkey ?notes?\b/, AppearanceRole.KEYNOTE_SPEAKER],
  [/\b(?:panels?|panell?ists?|podium|podiumsdiskussion|round ?table)\b/, AppearanceRole.PANELLIST],
  [/\b(?:workshops?|facilitators?|hands on|hackathon|sprint)\b/, AppearanceRole.FACILITATOR],
  [
    /\b(?:tutorials?|trainings?|class(?:es|room)?|master ?class(?:es)?|course|lab|demo|demonstration)\b/,
    AppearanceRole.PRESENTER,
  ],
  [/\b(?:interviews?|interviewee|fireside chat)\b/, AppearanceRole.INTERVIEWEE],
  [/\b(?:concert|performance|performer|music|theat(?:er|re)|dj ?set)\b/, AppearanceRole.PERFORMER],
];

const roleIn = <Role>(
  roles: ReadonlyArray<readonly [RegExp, Role]>,
  text: string | null,
): Role | undefined => (text === null ? undefined : roles.find(([words]) => words.test(fold(text)))?.[1]);

/** What a title says at its beginning: "Keynote: Maps". */
const rolesOfTitles = appearanceRoles.slice(0, 3);

/** What someone with this role in this event is: as the source says, else what those of such an event are. */
export function creditOf(
  written: string | null,
  { type, track, title }: Pick<ScheduleEvent, "type" | "track" | "title">,
): EventCredit {
  const role = written === null ? null : roleInEnglish(written);
  const host = roleIn(hostRoles, role);
  if (host !== undefined) return { type: "Host", role: host };
  const beginning = /^([^:–—]{3,20})[:–—]/.exec(title ?? "")?.[1] ?? null;
  const found =
    roleIn(appearanceRoles, role) ??
    roleIn(appearanceRoles, type) ??
    roleIn(rolesOfTitles, beginning) ??
    (/^key ?notes?$/i.test(track ?? "") ? AppearanceRole.KEYNOTE_SPEAKER : undefined);
  return { type: "Appearance", role: found ?? AppearanceRole.SPEAKER };
}

const breakWords = new Set(
  `break breaks coffee tea lunch breakfast dinner brunch snack snacks pause kaffeepause mittagspause mittagessen abendessen registration check in checkin
   doors open opens changeover badge pickup pick up almuerzo comida descanso pranzo dejeuner cafe`.split(
    /\s+/,
  ),
);
const glue = new Set(
  `a am and at buffet early end for free late long mid morning afternoon evening of short start the time und et with`.split(
    " ",
  ),
);

/** Why an event is no session, as the source says or its title does; null where it is one. */
export function whyNoneOf(event: ScheduleEvent): string | null {
  return (
    event.whyNone ?? (isBreak(event) ? `“${event.title}” is no session, and no one appears in it.` : null)
  );
}

/** Whether an event is a meal, a pause or the registration: no one is credited, and its title is of words for such things only. */
function isBreak({ title, people }: ScheduleEvent): boolean {
  if (people.length > 0 || title === null) return false;
  const words = fold(title)
    .split(" ")
    .filter((word) => word !== "");
  return (
    words.some((word) => breakWords.has(word)) &&
    words.every((word) => breakWords.has(word) || glue.has(word))
  );
}

const cancelled = "(?:cancell?ed|abgesagt|entf[aä]llt|annul[ée]e?|cancelado|annullato)";
const inCapitals = "(?:CANCELL?ED|ABGESAGT|ENTF[AÄ]LLT|ANNUL[ÉE]E?|CANCELADO|ANNULLATO)";
/** In brackets, or before or after a sign: "Cancelled flights" is a title, "CANCELLED flights" is not. */
const marks: readonly RegExp[] = [
  new RegExp(`^\\s*[[(*]+\\s*${cancelled}\\s*[\\])*]+[\\s:!–—-]*`, "iu"),
  new RegExp(`^\\s*${cancelled}\\s*[:!–—-]+\\s*`, "iu"),
  new RegExp(`[\\s:–—-]*[[(*]+\\s*${cancelled}\\s*[\\])*]+\\s*$`, "iu"),
  new RegExp(`\\s+[–—-]\\s+${cancelled}\\s*$`, "iu"),
  new RegExp(`^\\s*${inCapitals}\\s+|\\s+${inCapitals}\\s*$`, "u"),
];

/** A title and whether it says that the event was cancelled: "CANCELLED: Maps" is of Maps. */
export function withoutCancellation(title: string | null): {
  readonly title: string | null;
  readonly isCancelled: boolean;
} {
  const rest = marks.reduce((left, mark) => left?.replace(mark, "").trim() ?? null, title);
  return rest === "" || rest === title ? { title, isCancelled: false } : { title: rest, isCancelled: true };
}

/** Why a proposal is no session of the schedule, by its state; null where it is one, or was. */
export const whyNotAccepted = (state: string | null): string | null =>
  /^(?:submitted|declined?|waitlist(?:ed)?|nominated|draft|pending|in evaluation|(?:accept|decline)[ _]queue)$/i.test(
    state ?? "",
  )
    ? `Its state is “${state}”: it is a proposal.`
    : null;

/** Whether a status that is written says so: "canceled", "withdrawn". */
export const isCancelledStatus = (status: string | null): boolean =>
  /^(?:cancell?ed|withdrawn|rejected)$/i.test(status ?? "");
