import { readLink } from "../../domain/links/link";

/** Null for what is no address, which then says nothing. */
export function canonicalOf(url: string): string | null {
  try {
    return readLink(url).canonicalUrl;
  } catch {
    return null;
  }
}
