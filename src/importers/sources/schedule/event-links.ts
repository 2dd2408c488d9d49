import { LinkPurpose } from "../../../domain/links/link";
import type { RecordLink } from "../../records";

const recording =
  /\b(?:videos?|recordings?|recorded|aufzeichnung|mitschnitt|audio|stream|watch|youtube|vimeo|peertube|media\.ccc)\b/i;
const recordingFile =
  /\.(?:webm|mp4|m4v|ogv|ogg|avi|mp3|opus|mkv|mov)(?:[?#]|$)|(?:youtube\.com|youtu\.be|vimeo\.com|media\.ccc\.de\/v\/)/i;
const material = /\b(?:slides?|slide ?deck|folien|presentation|handouts?|pdf|paper|notes)\b/i;
const materialFile = /\.(?:pdf|odp|pptx?|key|epub)(?:[?#]|$)/i;

/** What a link beside an event leads to, by its title, its type and its address. */
export function purposeOf(url: string, ...words: ReadonlyArray<string | null>): LinkPurpose {
  const said = words.filter((word) => word !== null).join(" ");
  if (material.test(said) || materialFile.test(url)) return LinkPurpose.MATERIAL;
  if (recording.test(said) || recordingFile.test(url)) return LinkPurpose.RECORDING;
  return LinkPurpose.UNKNOWN;
}

/** Feedback forms are of no use to others. */
export const isFeedback = (url: string, title: string | null): boolean =>
  /feedback/i.test(title ?? "") || /\/feedback\/?(?:[?#]|$)/i.test(url);

/** Of each address the first, so that a page that is said twice is one link. */
export function linksOf(links: ReadonlyArray<RecordLink | null>): RecordLink[] {
  const byUrl = new Map<string, RecordLink>();
  for (const link of links) if (link && !byUrl.has(link.url)) byUrl.set(link.url, link);
  return [...byUrl.values()];
}
