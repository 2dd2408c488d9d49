/**
 * The URL that a text is, or null. `URL.canParse` would say the same, but on Node 20 it calls an address with an umlaut none
 * as soon as V8 has compiled the caller.
 */
export function parsedUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
