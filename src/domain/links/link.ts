import { RostrumError, shown } from "../errors";
import { canonicalUrlOf } from "./canonical";
import { parsedUrl } from "./parsed-url";
import { platformOf, Platform } from "./platforms";

/** What a link is for. */
export enum LinkPurpose {
  RECORDING = "RECORDING",
  PROFILE = "PROFILE",
  ABOUT = "ABOUT",
  EVIDENCE = "EVIDENCE",
  MATERIAL = "MATERIAL",
}

/** The kind of thing that a link leads to, which need not be the thing that bears it. */
export enum LinkTarget {
  PERSON = "PERSON",
  ORGANISATION = "ORGANISATION",
  SHOW = "SHOW",
  EPISODE = "EPISODE",
  PUBLICATION = "PUBLICATION",
  AWARD = "AWARD",
  UNKNOWN = "UNKNOWN",
}

export interface ReadLink {
  url: string;
  canonicalUrl: string;
  platform: Platform;
}

/** The URL parser passes over these, wherever they stand: what a reader sees is not what a browser opens. */
const control = /\p{Cc}/u;

/** Browsers open longer ones, but nobody shares them. */
const longestUrl = 4_000;

/** Reads a stated URL. Only http and https: a `javascript:` link never gets into the catalogue. */
export function readLink(url: string): ReadLink {
  if (url.length > longestUrl) {
    throw new RostrumError(
      "BAD_LINK",
      `Expected an http or https address of at most ${longestUrl} characters, but got ${url.length}: ${shown(url)}.`,
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
  return { url, canonicalUrl, platform: platformOf(new URL(canonicalUrl)) };
}

/** Where people have their pages on services whose addresses are made of handles. */
const profiles: Partial<Record<Platform, string>> = {
  [Platform.X]: "https://x.com/",
  [Platform.YOUTUBE]: "https://youtube.com/@",
};

/** The address of an account: as stated, or that of its handle where the service has such. Null where there is none. */
export function accountUrlOf(account: {
  platform: Platform;
  handle: string;
  url: string | null;
}): string | null {
  const handle = account.handle.replace(/^@/, "");
  const beginning = profiles[account.platform];
  return account.url ?? (beginning && /^\w+$/.test(handle) ? `${beginning}${handle}` : null);
}
