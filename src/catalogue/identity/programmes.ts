import { fold } from "../../domain/names";
import { type DuplicateReason, DuplicateReasonKind } from "./reasons";

/** What has been on a show that comes again. */
export interface Programme {
  /** The folded names of who has appeared there, of those with more than one word: many people are called Alex. */
  readonly speakers: ReadonlySet<string>;
  /** Folded. */
  readonly tracks: ReadonlySet<string>;
  /** The season, which is the year where none is stated, and the day: “2018 2018-02-03”. */
  readonly days: ReadonlySet<string>;
}

/** One that is filled step by step. */
export class GrowingProgramme implements Programme {
  readonly speakers = new Set<string>();
  readonly tracks = new Set<string>();
  readonly days = new Set<string>();

  addSpeaker(name: unknown): void {
    const folded = typeof name === "string" ? fold(name) : "";
    if (folded.includes(" ")) this.speakers.add(folded);
  }

  /** Of an episode. */
  addEpisode({ season, strand, date }: Readonly<Record<"season" | "strand" | "date", unknown>>): void {
    if (typeof strand === "string" && strand !== "") this.tracks.add(fold(strand));
    const day = typeof date === "string" ? /^(\d{4})-\d{2}-\d{2}/.exec(date) : null;
    if (day) this.days.add(`${typeof season === "string" && season !== "" ? season : day[1]} ${day[0]}`);
  }
}

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
