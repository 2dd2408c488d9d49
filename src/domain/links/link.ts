import { RostrumError, shown } from "../errors";
import { identifierOfUri, identifierUriOf } from "../identifiers";
import type { TypeName } from "../ids";
import { canonicalUrlOf } from "./canonical";
import { parsedUrl } from "./parsed-url";
import { platformOf, Platform } from "./platforms";

/** The purposes of links. */
export enum LinkPurpose {
  RECORDING = "RECORDING",
  PROFILE = "PROFILE",
  ABOUT = "ABOUT",
  EVIDENCE = "EVIDENCE",
  MATERIAL = "MATERIAL",
  TRANSCRIPT = "TRANSCRIPT",
  UNKNOWN = "UNKNOWN",
}

/** The kind of page that a link leads to, which may belong to another entity than the one with the link. */
export enum LinkTarget {
  PERSON = "PERSON",
  ORGANISATION = "ORGANISATION",
  SHOW = "SHOW",
  EPISODE = "EPISODE",
  PUBLICATION = "PUBLICATION",
  AWARD = "AWARD",
  UNKNOWN = "UNKNOWN",
}

/** The default target of the links of an entity of this type. */
export function linkTargetOf(type: TypeName): LinkTarget {
  return (LinkTarget as Record<string, LinkTarget>)[type.toUpperCase()] ?? LinkTarget.UNKNOWN;
}

export interface ReadLink {
  url: string;
  canonicalUrl: string;
  platform: Platform;
}

/** The URL parser drops these characters, so that the visible URL would differ from the one that a browser opens. */
const control = /\p{Cc}/u;

/** PostgreSQL's indexes take no more. Browsers open longer URLs, but shared ones are shorter. */
const maxUrlLength = 2_000;

/** Parses a stated URL. Only http and https: a `javascript:` link is never stored. */
export function readLink(url: string): ReadLink {
  if (url.length > maxUrlLength) {
    throw new RostrumError(
      "BAD_LINK",
      `Expected an http or https address of at most ${maxUrlLength} characters, but got ${url.length}: ${shown(url)}.`,
    );
  }
  const parsed = control.test(url) ? null : parsedUrl(url);
  if (!parsed || !["http:", "https:"].includes(parsed.protocol) || parsed.username || parsed.password) {
    throw new RostrumError(
      "BAD_LINK",
      `Expected an http or https address without a password, but got ${shown(url)}.`,
    );
  }
  const canonicalUrl = canonicalUrlOf(parsed);
  // Percent-encoding makes it longer than the given text.
  if (canonicalUrl.length > maxUrlLength) {
    throw new RostrumError(
      "BAD_LINK",
      `Expected an address that is at most ${maxUrlLength} characters once it is encoded, but got ${canonicalUrl.length}: ${shown(url)}.`,
    );
  }
  return { url, canonicalUrl, platform: platformOf(new URL(canonicalUrl)) };
}

/** The canonical form of a stated URL; null for what no link can be, which then says nothing. */
export function canonicalOf(url: string): string | null {
  try {
    return readLink(url).canonicalUrl;
  } catch {
    return null;
  }
}

/** Parses what may be looked up: a URL, or the URN of an identifier (`urn:isbn:…`), which no link is. */
export function readAddress(text: string): ReadLink {
  const identifier = /^urn:/i.test(text) ? identifierOfUri(text) : null;
  const canonicalUrl = identifier && identifierUriOf(identifier);
  return canonicalUrl ? { url: text, canonicalUrl, platform: Platform.WEBSITE } : readLink(text);
}

/** Profile pages of platforms whose URLs contain handles. */
const profiles: Partial<Record<Platform, string>> = {
  [Platform.X]: "https://x.com/",
  [Platform.YOUTUBE]: "https://youtube.com/@",
};

/** The URL of an account: as stated, else made from its handle if the platform has such URLs. Null if none. */
export function accountUrlOf(account: {
  platform: Platform;
  handle: string;
  url: string | null;
}): string | null {
  const handle = account.handle.replace(/^@/, "");
  const beginning = profiles[account.platform];
  return account.url ?? (beginning && /^\w+$/.test(handle) ? `${beginning}${handle}` : null);
}
