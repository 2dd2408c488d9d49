import { parsedUrl } from "../../../../domain/links/parsed-url";
import { LinkPurpose } from "../../../../domain/links/link";
import type { WrittenLink } from "../sections/section";

/** What a link is evidence for, by the platform and the path that it leads to. */
export type Evidence = "show" | "episode" | "video" | "material" | "account" | "page";

/** Hosts of which only podcasts are. */
const podcastHosts =
  /(?:^|\.)(?:podcasts\.apple\.com|apple\.co|spotify\.com|spoti\.fi|anchor\.fm|buzzsprout\.com|podbean\.com|libsyn\.com|soundcloud\.com|simplecast\.com|transistor\.fm|captivate\.fm|acast\.com|castbox\.fm|overcast\.fm|pca\.st|podlink\.to|pod\.link|stitcher\.com|spreaker\.com|audioboom\.com|megaphone\.fm|fireside\.fm|podigee\.io|letscast\.fm|deezer\.com|ivoox\.com|ausha\.co|podchaser\.com|player\.fm)$/;
const videoHosts =
  /(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|twitch\.tv|livestream\.com|dailymotion\.com|peertube\.\w+)$/;
/** Hosts of what is shown to those who are there. */
const slideHosts =
  /(?:^|\.)(?:speakerdeck\.com|slideshare\.net|slides\.com|notist\.cc|noti\.st|bookcreator\.com)$/;
const otherMaterialHosts = /(?:^|\.)(?:docs\.google\.com|github\.com|gitlab\.com|figshare\.com|zenodo\.org)$/;
const accountHosts =
  /(?:^|\.)(?:twitter\.com|x\.com|instagram\.com|facebook\.com|threads\.net|bsky\.app|mastodon\.\w+|tiktok\.com)$/;

export function evidenceOf({ url }: Pick<WrittenLink, "url">): Evidence {
  const parsed = parsedUrl(url);
  if (!parsed) return "page";
  const { hostname, pathname, searchParams } = parsed;
  const parts = pathname.split("/").filter(Boolean);
  if (hostname === "podcasts.apple.com") return searchParams.has("i") ? "episode" : "show";
  if (/(?:^|\.)spotify\.com$/.test(hostname)) return parts.includes("show") ? "show" : "episode";
  if (/(?:^|\.)anchor\.fm$/.test(hostname)) return parts.length < 2 ? "show" : "episode";
  if (podcastHosts.test(hostname)) return parts.length === 0 ? "show" : "episode";
  if (videoHosts.test(hostname))
    return parts.length < 2 && /^@|^(?:c|channel|user)$/.test(parts[0] ?? "") ? "account" : "video";
  if (slideHosts.test(hostname) || otherMaterialHosts.test(hostname)) return "material";
  if (accountHosts.test(hostname) && parts.length === 1) return "account";
  if (hostname.endsWith("linkedin.com") && parts[0] === "in") return "account";
  if (parts.length === 1 && /^(?:the-?)?podcasts?$/.test(parts[0] ?? "")) return "show";
  return "page";
}

export const isOfPodcast = ({ url }: Pick<WrittenLink, "url">): boolean =>
  podcastHosts.test(parsedUrl(url)?.hostname ?? "");

export const isOfSlides = ({ url }: Pick<WrittenLink, "url">): boolean =>
  slideHosts.test(parsedUrl(url)?.hostname ?? "");

export const isOfVideo = ({ url }: Pick<WrittenLink, "url">): boolean =>
  videoHosts.test(parsedUrl(url)?.hostname ?? "");

export function purposeOf(link: WrittenLink): LinkPurpose {
  const evidence = evidenceOf(link);
  if (evidence === "material" || /^(?:slides?|deck|folien|repo|repository|code)$/i.test(link.label))
    return LinkPurpose.MATERIAL;
  if (/^transcript/i.test(link.label)) return LinkPurpose.TRANSCRIPT;
  const { hostname = "", pathname = "" } = parsedUrl(link.url) ?? {};
  if (/\/(?:speakers?|presenters?|people|team|referenten)\//.test(pathname)) return LinkPurpose.PROFILE;
  if (hostname.endsWith("linkedin.com")) return LinkPurpose.EVIDENCE;
  if (/(?:^|\.)(?:t\.co|bit\.ly|tinyurl\.com|drive\.google\.com)$/.test(hostname)) return LinkPurpose.UNKNOWN;
  return evidence === "account" ? LinkPurpose.PROFILE : LinkPurpose.RECORDING;
}
