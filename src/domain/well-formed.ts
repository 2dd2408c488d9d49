const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const replacement = "\uFFFD";

/**
 * The value with U+FFFD for each lone surrogate of its texts, as UTF-8 and Web IDL's USVString have it. SQLite would store
 * bytes that are no UTF-8, and PostgreSQL refuses such JSON.
 */
export function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.replace(loneSurrogate, replacement);
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wellFormed(inner)]));
}

/** Whether `JSON.stringify` had to escape a lone surrogate. A text that speaks of one says so too: then nothing is lost. */
export const mayBeIllFormed = (json: string): boolean => json.includes("\\ud");
