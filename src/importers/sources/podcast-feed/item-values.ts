import { IdentifierScheme, readIdentifier } from "../../../domain/identifiers";
import { languagePattern } from "../../../domain/patterns";
import { EpisodeKind } from "../../../entities/episode";

/** Descriptions are shown in one line. */
const maxDescription = 500;

/** An unknown one is a whole instalment. */
export const kindOf = (episodeType: string | null): EpisodeKind =>
  Object.values(EpisodeKind).find((kind) => kind === episodeType?.toUpperCase()) ?? EpisodeKind.FULL;

/** The number of an episode, decimals included; null for any other text. */
export function numberOf(written: string): number | null {
  const number = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : NaN;
  return Number.isFinite(number) ? number : null;
}

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

/** The UUID of `podcast:guid`; null for any other text. */
export function podcastGuidOf(written: string | null): string | null {
  try {
    return written === null ? null : readIdentifier(IdentifierScheme.PODCAST_GUID, written);
  } catch {
    return null;
  }
}
