import { pageOf } from "./pages";
import { isTracking } from "./tracking";

/**
 * The canonical form of a URL, for all ways to share a page: https, lower-case host without `www.` or `m.`, no tracking
 * parameters, the others sorted, no bare trailing slash. Keeps fragments, since `#interview` may identify the page.
 */
export function canonicalUrlOf(url: URL): string {
  const bare = bareOf(url);
  const canonical = pageOf(bare) ?? bare;
  for (const name of Array.from(canonical.searchParams.keys())) {
    if (isTracking(canonical.hostname, name)) canonical.searchParams.delete(name);
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
