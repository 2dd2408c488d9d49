import type { Identified } from "../identify/identify-source";
import { type ImportRecord, type Reference, referencesOf } from "../records";
import type { Source } from "./source";

/** What the entities of a source are called. */
export class Titles {
  readonly #source: Source;
  readonly #identified: Identified;

  constructor(source: Source, identified: Identified) {
    this.#source = source;
    this.#identified = identified;
  }

  /** The title of the show of an episode, or of what is of an episode; empty where there is none. */
  showOf(record: ImportRecord): string {
    const { showId: show, episodeId: episode } = record.references as Partial<Record<string, Reference>>;
    if (show) return this.#of(show);
    const of = episode && this.#source.recordOf("Episode", episode.key);
    return of ? this.showOf(of) : "";
  }

  /** “Ann Lee, guest of “On maps””; of an episode without a title, the show's. “ShowOrganisation of “On maps” and “Maps Ltd””. */
  sentenceOf(record: ImportRecord): string {
    const { type, references, values } = record;
    const { personId: person, episodeId: episode } = references as Partial<Record<string, Reference>>;
    if (type !== "Host" && type !== "Appearance") return `${type} ${this.#titleOf(record)}`;
    const name = person === undefined ? values["creditedAs"] : this.#of(person);
    const of = (episode && this.#of(episode)) || this.showOf(record);
    return `${String(name)}, ${type === "Host" ? "host" : "guest"} of “${of}”`;
  }

  /** What has no title of its own is called by what it refers to. */
  #titleOf(record: ImportRecord): string {
    const title = this.#of(record);
    if (title !== "") return `“${title}”`;
    const named = referencesOf(record).map((reference) => this.#of(reference));
    return `of ${named
      .filter((name) => name !== "")
      .map((name) => `“${name}”`)
      .join(" and ")}`;
  }

  #of({ type, key }: Reference): string {
    const values = this.#source.recordOf(type, key)?.values ?? {};
    return textIn(values) ?? this.#identified.nameOf(this.#identified.idOf(type, key)) ?? "";
  }
}

function textIn(values: Readonly<Record<string, unknown>>): string | null {
  const { name, title, displayTitle, label } = values as Partial<Record<string, string | null>>;
  return name ?? title ?? displayTitle ?? label ?? null;
}
