import { languagePattern } from "../../domain/patterns";

/** Descriptions are shown in one line. */
const maxDescription = 500;

/** BCP 47; null for any other text. */
export function languageOf(written: string | null): string | null {
  const [language = "", ...rest] = (written ?? "").split(/[-_]/);
  const tag = [language.toLowerCase(), ...rest].join("-");
  return new RegExp(languagePattern, "u").test(tag) ? tag : null;
}

/** Null where there is no text. */
export function oneLine(lines: readonly string[]): string | null {
  const text = lines.join(" ");
  if (text === "") return null;
  if (text.length <= maxDescription) return text;
  return `${text.slice(0, maxDescription).replace(/\s+\S*$/u, "")} …`;
}

/** The first with each key, in order. */
export function firstOfEach<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const first = new Map<string, T>();
  for (const one of all) if (!first.has(keyOf(one))) first.set(keyOf(one), one);
  return [...first.values()];
}
