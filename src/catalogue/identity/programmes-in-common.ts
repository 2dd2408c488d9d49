import type { Programme } from "./programmes";
import { type DuplicateReason, DuplicateReasonKind } from "./reasons";

/** So many of the same names are hardly namesakes, and so many tracks of the same names no accident. */
const [manySpeakers, manyTracks] = [3, 3];

/** Of large programmes, this share of the smaller one: the more people, the more namesakes. */
const manyOfSmaller = 0.02;

/** So many are named. */
const maxNamed = 3;

/** That many have appeared on both, or some and the tracks are the same; and that each had one season on days of its own. */
export function programmesInCommon(
  one: Programme | undefined,
  other: Programme | undefined,
): DuplicateReason[] {
  if (!one || !other) return [];
  const speakers = inBoth(one.speakers, other.speakers);
  const tracks = inBoth(one.tracks, other.tracks);
  const smaller = Math.min(one.speakers.size, other.speakers.size);
  const areMany = speakers.length >= Math.max(manySpeakers, smaller * manyOfSmaller);
  const areTracks = tracks.length >= manyTracks;
  const season = seasonOfTwo(one.days, other.days);
  return [
    ...(areMany || (areTracks && speakers.length > 0)
      ? [{ kind: DuplicateReasonKind.SPEAKERS, value: named(speakers) }]
      : []),
    ...(areTracks ? [{ kind: DuplicateReasonKind.TRACKS, value: named(tracks) }] : []),
    ...(season === undefined ? [] : [{ kind: DuplicateReasonKind.CONTRADICTION, value: `two in ${season}` }]),
  ];
}

const inBoth = (one: ReadonlySet<string>, other: ReadonlySet<string>): string[] =>
  [...one].filter((text) => other.has(text)).toSorted();

const named = (texts: readonly string[]): string =>
  [
    texts.slice(0, maxNamed).join(", "),
    ...(texts.length > maxNamed ? [`${texts.length - maxNamed} more`] : []),
  ].join(" and ");

/** The first season that both had, and never on one day. */
function seasonOfTwo(one: ReadonlySet<string>, other: ReadonlySet<string>): string | undefined {
  const seasonOf = (day: string) => day.slice(0, day.lastIndexOf(" "));
  const theirs = new Set([...other].map(seasonOf));
  const together = new Set(inBoth(one, other).map(seasonOf));
  const seasons = [...new Set([...one].map(seasonOf))].toSorted();
  return seasons.find((season) => theirs.has(season) && !together.has(season));
}
