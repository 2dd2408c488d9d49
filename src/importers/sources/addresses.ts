import { canonicalOf } from "../../domain/links/link";
import { parsedUrl } from "../../domain/links/parsed-url";
import { urlPattern } from "../../domain/patterns";

const pattern = new RegExp(urlPattern, "u");

/** Why a text of a source cannot be a link; null where it can. */
export const whyNoLink = (url: string): string | null =>
  canonicalOf(url) !== null && pattern.test(url)
    ? null
    : `“${url.slice(0, 200)}” is no http or https address.`;

/** An address without its scheme, as people write it: "www.example.org", "linkedin.com/in/ann". */
const withoutScheme = /^(?:www\.(?:[\w-]+\.)+\p{L}{2,}(?:[/?#]\S*)?|(?:[\w-]+\.)+\p{L}{2,}\/\S*)$/u;

/** An address as it is, with the scheme that it lacks, or from the one that it is relative to. */
export function absolute(url: string, base: string | null): string {
  if (parsedUrl(url) !== null) return url;
  if (withoutScheme.test(url)) return `https://${url}`;
  // What has spaces is words.
  if (base === null || /\s/.test(url.trim())) return url;
  try {
    return new URL(url, base).href;
  } catch {
    return url;
  }
}
