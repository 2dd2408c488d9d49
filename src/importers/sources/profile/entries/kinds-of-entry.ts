import { ShowKind } from "../../../../entities/show";
import { isNameOfConference, isNameOfEvent } from "../lines/eventful";
import { isOfPodcast, isOfVideo } from "../lines/links";
import type { Entry } from "../sections/section";
import type { HeadParts, Segment } from "./head-parts";

/** “River News film about Woodlands”: a documentary, or what is about something where nothing says who appears in it. */
export const isMadeAbout = ({ head, section }: Pick<Entry, "head" | "section">): boolean =>
  /\b(?:documentary|dokumentation|documentaire|documental) (?:about|über|sur|sobre)\b/iu.test(head.text) ||
  (section.kind === null &&
    section.year === null &&
    !isNameOfEvent(head.text) &&
    /^(?:\p{Lu}\S*\s)+\p{Ll}+ (?:about|über|sur|sobre) \p{Lu}/u.test(head.text));

/** Whether a segment is marked as a title: in quotes or in italics. */
export const isMarkedTitle = ({ atom }: Segment): boolean =>
  atom !== null && (atom.kinds.has("quote") || atom.kinds.has("emphasis")) && !atom.kinds.has("strong");

/** Whether an entry is of something that is heard or seen by itself, rather than of an event. */
export function isOfPodcasts({ section, links, head, notes, prose }: Entry, parts: HeadParts): boolean {
  const said = `${head.text} ${notes.map(({ text }) => text).join(" ")}`;
  if (/\bpodcast|\bepisodes?\b|\bfolgen?\b/iu.test(said)) return true;
  if (links.some((link) => isOfPodcast(link) && section.kind !== "talks")) return true;
  if (section.kind === "podcasts")
    return (
      !(parts.role !== null && /key ?note|panel|workshop|conference/iu.test(head.text)) || prose.length > 0
    );
  if (section.kind === "broadcasts") return true;
  if (section.kind === "talks") return false;
  if (parts.role !== null || isNameOfEvent(head.text)) return false;
  const [first] = parts.segments;
  if (first?.atom?.kinds.has("quote") === true) return false;
  if (parts.number !== null || parts.people.some(({ as }) => as === "host" || as === "interviewer"))
    return true;
  return links.some(isOfVideo) && !parts.segments.some(isMarkedTitle);
}

export function kindOfShow(
  { section, links, head }: Entry,
  parts: HeadParts,
  show: string,
  isPodcast: boolean,
): ShowKind {
  const said = `${show} ${head.text}`;
  if (!isPodcast) {
    if (/\bworkshops?\b/iu.test(show)) return ShowKind.WORKSHOP;
    if (/\b(?:course|summer school|kurs|kochkurs)\b/iu.test(said)) return ShowKind.COURSE;
    if (/\b(?:seminar series|lectures|seminar|lates)\b/iu.test(show)) return ShowKind.SEMINAR_SERIES;
    return isNameOfConference(show) ? ShowKind.CONFERENCE : ShowKind.EVENT;
  }
  if (/\bpodcast|folge\b/iu.test(said) || links.some(isOfPodcast)) return ShowKind.PODCAST;
  if (section.kind === "broadcasts" || /\bdocumentary\b/iu.test(said)) return ShowKind.BROADCAST;
  const isVideo =
    links.length > 0 && links.every(isOfVideo) && section.kind !== "podcasts" && parts.number === null;
  return isVideo ? ShowKind.VIDEO_SERIES : ShowKind.PODCAST;
}
