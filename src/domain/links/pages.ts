import { identifierOfUri, identifierUriOf } from "../identifiers";

/** The one address of a page that a host has under several, or an old host under its former name; null where there is nothing to rewrite. */
type Rewrite = (url: URL) => URL | null;

/** Without `www.` and `m.`, which were taken off before. */
const rewrites: readonly Rewrite[] = [
  youTube,
  spotifyItem,
  spotifyForCreators,
  applePodcast,
  xPage,
  vimeoVideo,
  renamedHost,
  registryPage,
];

export const pageOf: Rewrite = (url) =>
  rewrites.reduce<URL | null>((found, rewrite) => found ?? rewrite(url), null);

const pathOf = ({ pathname }: URL): string[] => pathname.split("/").filter(Boolean);

/** A video, a playlist, or what a channel streams now. */
function youTube(url: URL): URL | null {
  const host = url.hostname.replace(/^music\./, "");
  const [first = "", second = ""] = pathOf(url);
  const isShort = host === "youtu.be";
  if (!isShort && !["youtube.com", "youtube-nocookie.com"].includes(host)) return null;
  const list = url.searchParams.get("list");
  const channel = url.searchParams.get("channel");
  const isEmbedded = !isShort && first === "embed";

  if (isEmbedded && second === "live_stream")
    return channel && /^[\w-]+$/.test(channel)
      ? new URL(`https://youtube.com/channel/${channel}/live`)
      : onHost(url, "youtube.com");
  const video = isShort
    ? first
    : first === "watch"
      ? url.searchParams.get("v")
      : ["embed", "live", "shorts", "v", "e"].includes(first)
        ? second
        : "";
  if (video && video !== "videoseries" && /^[\w-]{11}$/.test(video))
    return new URL(`https://youtube.com/watch?v=${video}`);
  const isList = first === "playlist" || first === "watch" || isEmbedded;
  if (!isShort && isList && list && /^[\w-]+$/.test(list))
    return new URL(`https://youtube.com/playlist?list=${list}`);
  return host === "youtube-nocookie.com" ? onHost(url, "youtube.com") : null;
}

function spotifyItem(url: URL): URL | null {
  const item = /^(?:\/intl-[a-z-]+)?(?:\/embed(?:-podcast)?)?\/(episode|show|playlist)\/(\w+)/.exec(
    url.pathname,
  );
  return url.hostname === "open.spotify.com" && item
    ? new URL(`https://open.spotify.com/${item[1]}/${item[2]}`)
    : null;
}

/** Anchor became Spotify for Podcasters, and that Spotify for Creators. Its feeds stayed at anchor.fm/s/. */
function spotifyForCreators(url: URL): URL | null {
  const [first = "", second = "", name = "", ...rest] = pathOf(url);
  const isProfile = first === "pod" && ["show", "profile"].includes(second) && name !== "";
  const profile =
    url.hostname === "anchor.fm" && first !== "" && first !== "s"
      ? pathOf(url).join("/")
      : /^(?:podcasters|creators)\.spotify\.com$/.test(url.hostname) && isProfile
        ? [name, ...rest].join("/")
        : null;
  if (profile === null) return null;
  const page = onHost(url, "creators.spotify.com");
  page.pathname = `/pod/profile/${profile}`;
  return page;
}

/** The storefront (`/gb/`) and the title in the path change; the numbers do not. Podcasts were in the iTunes Store once. */
function applePodcast(url: URL): URL | null {
  const isNew = /^(?:embed\.)?podcasts\.apple\.com$/.test(url.hostname);
  const isOld = /^(?:(?:geo\.)?itunes|phobos)\.apple\.com$/.test(url.hostname);
  const inPath = /\/(id\d+)\/?$/.exec(url.pathname)?.[1];
  const inQuery = /^\d+$/.exec(url.searchParams.get("id") ?? "")?.[0];
  const show =
    isNew || (isOld && pathOf(url).includes("podcast"))
      ? inPath
      : isOld && /\/viewPodcast$/i.test(url.pathname) && inQuery
        ? `id${inQuery}`
        : undefined;
  if (!show) return null;
  const episode = url.searchParams.get("i");
  return new URL(`https://podcasts.apple.com/podcast/${show}${episode ? `?i=${episode}` : ""}`);
}

/** The service was renamed. Handles in paths are case-insensitive. */
function xPage(url: URL): URL | null {
  if (!/^(?:mobile\.)?(?:twitter|x)\.com$/.test(url.hostname)) return null;
  const page = onHost(url, "x.com");
  page.pathname = url.pathname.replace(/^\/[^/]+/, (handle) => handle.toLowerCase());
  return page;
}

/** The player's `h` is the private half of the address. */
function vimeoVideo(url: URL): URL | null {
  const [first = "", id = ""] = pathOf(url);
  if (url.hostname !== "player.vimeo.com" || first !== "video" || !/^\d+$/.test(id)) return null;
  const half = url.searchParams.get("h");
  return new URL(`https://vimeo.com/${id}${half && /^\w+$/.test(half) ? `/${half}` : ""}`);
}

/** Hosts that show the same pages as another. */
const renamed: ReadonlyArray<readonly [former: RegExp, present: string]> = [
  [/^[a-z]{2}\.linkedin\.com$/, "linkedin.com"],
  [/^feeds2\.feedburner\.com$/, "feeds.feedburner.com"],
  [/^([a-z-]+)\.m\.(wikipedia\.org)$/, "$1.$2"],
  [/^(?:mobile|mbasic|web)\.facebook\.com$|^fb\.com$/, "facebook.com"],
];

function renamedHost(url: URL): URL | null {
  const found = renamed.find(([former]) => former.test(url.hostname));
  return found ? onHost(url, url.hostname.replace(...found)) : null;
}

/** The page of an identifier at its registry, which has old hosts and forms too. */
function registryPage({ hostname, pathname }: URL): URL | null {
  const path = decodedOrNull(pathname.replace(/\/+$/, ""));
  const identifier = path === null ? null : identifierOfUri(`https://${hostname}${path}`);
  const uri = identifier && identifierUriOf(identifier);
  return uri ? onHost(new URL(uri), new URL(uri).hostname.replace(/^www\./, "")) : null;
}

function onHost(url: URL, hostname: string): URL {
  const page = new URL(url);
  page.protocol = "https:";
  page.hostname = hostname;
  return page;
}

/** Null if it is not percent-encoded UTF-8. */
function decodedOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
