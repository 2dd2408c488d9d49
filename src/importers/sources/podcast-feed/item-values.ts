import { IdentifierScheme, readIdentifier } from "../../../domain/identifiers";
import { EpisodeKind } from "../../../entities/episode";

/** An unknown one is a whole instalment. */
export const kindOf = (episodeType: string | null): EpisodeKind =>
  Object.values(EpisodeKind).find((kind) => kind === episodeType?.toUpperCase()) ?? EpisodeKind.FULL;

/** The number of an episode, decimals included; null for any other text. */
export function numberOf(written: string): number | null {
  const number = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : NaN;
  return Number.isFinite(number) ? number : null;
}

/** The UUID of `podcast:guid`; null for any other text. */
export function podcastGuidOf(written: string | null): string | null {
  try {
    return written === null ? null : readIdentifier(IdentifierScheme.PODCAST_GUID, written);
  } catch {
    return null;
  }
}
