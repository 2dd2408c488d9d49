import { BadInput, shown } from "../domain/errors";

/**
 * Refuses text that holds NUL (U+0000) before it is sent. PostgreSQL cannot store it and SQLite's functions stop reading at
 * it; so both databases answer alike.
 */
export function assertStorable(values: readonly unknown[]): void {
  for (const value of values) {
    if (Array.isArray(value)) assertStorable(value);
    else if (typeof value === "string" && holdsNul(value)) {
      throw new BadInput(`Expected text without the character U+0000, but got ${shown(visible(value))}.`);
    }
  }
}

/** Lists go to the database as one JSON text, in which NUL is escaped. An escaped backslash before u0000 is not a NUL. */
function holdsNul(text: string): boolean {
  if (text.includes("\0")) return true;
  // Escaped quotes are many: looking for a backslash first takes twice as long.
  if (!text.includes("u0000") || !/^[[{]/.test(text)) return false;
  try {
    return isNulWithin(JSON.parse(text));
  } catch {
    return false;
  }
}

function isNulWithin(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, inner]) => name.includes("\0") || isNulWithin(inner));
}

const visible = (text: string): string => text.replaceAll("\0", "\\u0000");
