import { fold } from "../../domain/names";

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
