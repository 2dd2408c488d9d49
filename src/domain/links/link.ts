import { RostrumError, shown } from "../errors";
import { canonicalUrlOf } from "./canonical";
import { parsedUrl } from "./parsed-url";
import { platformOf, type Platform } from "./platforms";

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

/** Reads a stated URL. Only http and https: a `javascript:` link never gets into the catalogue. */
export function readLink(url: string): ReadLink {
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
