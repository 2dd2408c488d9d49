/**
 * Parses a URL; null if invalid. Not by `URL.canParse`: on Node 20 it rejects URLs with an umlaut once V8 has compiled the
 * caller.
 */
export function parsedUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
