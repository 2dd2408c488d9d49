import { canonicalOf } from "../../domain/links/link";
import { urlPattern } from "../../domain/patterns";

const pattern = new RegExp(urlPattern, "u");

/** Why a text of a source cannot be a link; null where it can. */
export const whyNoLink = (url: string): string | null =>
  canonicalOf(url) !== null && pattern.test(url)
    ? null
    : `“${url.slice(0, 200)}” is no http or https address.`;
