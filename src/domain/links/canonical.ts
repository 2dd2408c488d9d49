import { identifierOfUri, identifierUriOf } from "../identifiers";

/** Tracking parameters. */
const tracking = /^(utm_.*|dm_i|fbclid|gclid|mc_[ce]id|igshid|si|nd|dl_branch|amp|feature|ref_src|app)$/i;

/** Hosts that have several URLs for one page. */
const rewrites: ReadonlyArray<(url: URL) => URL | null> = [
  youTubeVideo,
  spotifyItem,
  applePodcast,
  xPage,
  registryPage,
];

/**
 * The canonical form of a URL, for all ways to share a page: https, lower-case host without `www.` or `m.`, no tracking
 * parameters, the others sorted, no bare trailing slash. Keeps fragments, since `#interview` may identify the page.
 */
export function canonicalUrlOf(url: URL): string {
  const bare = bareOf(url);
  const canonical = rewrites.reduce<URL | null>((found, rewrite) => found ?? rewrite(bare), null) ?? bare;
  for (const name of Array.from(canonical.searchParams.keys())) {
    if (tracking.test(name)) canonical.searchParams.delete(name);
  }
  canonical.searchParams.sort();
  const fragment = canonical.hash.replace(/:~:.*$/, "");
  // The URL parser keeps the # of an empty fragment unless it is assigned.
  canonical.hash = fragment === "#" ? "" : fragment;
  if (canonical.pathname.length > 1) canonical.pathname = canonical.pathname.replace(/\/+$/, "");
  return canonical.href.replace(/^(https:\/\/[^/]+)\/$/, "$1");
}

/** By https, without the default port, `www.` and `m.`. */
function bareOf(url: URL): URL {
  const bare = new URL(url);
  bare.protocol = "https:";
  bare.hostname = bare.hostname.replace(/\.+$/, "").replace(/^(?:(?:www|m)\.)+(?=[^.]+\.)/, "");
  if (bare.port === "80") bare.port = "";
  return bare;
}

function youTubeVideo(url: URL): URL | null {
  const host = url.hostname.replace(/^music\./, "");
  const [first = "", second = ""] = url.pathname.split("/").filter(Boolean);

  let id: string | null = null;
  if (host === "youtu.be") id = first;
  else if (!["youtube.com", "youtube-nocookie.com"].includes(host)) return null;
  else if (first === "watch") id = url.searchParams.get("v");
  else if (["embed", "live", "shorts", "v"].includes(first)) id = second;
  return id && /^[\w-]{11}$/.test(id) ? new URL(`https://youtube.com/watch?v=${id}`) : null;
}

function spotifyItem(url: URL): URL | null {
  const item = /^(?:\/intl-[a-z-]+)?(?:\/embed)?\/(episode|show)\/(\w+)/.exec(url.pathname);
  return url.hostname === "open.spotify.com" && item
    ? new URL(`https://open.spotify.com/${item[1]}/${item[2]}`)
    : null;
}

/** The storefront (`/gb/`) and the title in the path change; the numbers do not. */
function applePodcast(url: URL): URL | null {
  const show = /\/(id\d+)\/?$/.exec(url.pathname)?.[1];
  if (url.hostname !== "podcasts.apple.com" || !show) return null;
  const episode = url.searchParams.get("i");
  return new URL(`https://podcasts.apple.com/podcast/${show}${episode ? `?i=${episode}` : ""}`);
}

/** The service was renamed. Handles in paths are case-insensitive. */
function xPage(url: URL): URL | null {
  if (!/^(?:mobile\.)?(?:twitter|x)\.com$/.test(url.hostname)) return null;
  const page = new URL(url);
  page.hostname = "x.com";
  page.pathname = url.pathname.replace(/^\/[^/]+/, (handle) => handle.toLowerCase());
  return page;
}

/** The page of an identifier at its registry, which has old hosts and forms too. */
function registryPage({ hostname, pathname }: URL): URL | null {
  const path = decodedOrNull(pathname.replace(/\/+$/, ""));
  const identifier = path === null ? null : identifierOfUri(`https://${hostname}${path}`);
  const uri = identifier && identifierUriOf(identifier);
  return uri ? bareOf(new URL(uri)) : null;
}

/** Null if it is not percent-encoded UTF-8. */
function decodedOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
