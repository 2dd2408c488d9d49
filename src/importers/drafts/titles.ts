import type { Identified } from "../identify/identify-source";
import type { ImportRecord, Reference } from "../records";
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

  /** “Ann Lee, guest of “On maps””. */
  sentenceOf(record: ImportRecord): string {
    const { type, references, values } = record;
    const { personId: person, episodeId: episode } = references as Partial<Record<string, Reference>>;
    if (type !== "Host" && type !== "Appearance") return `${type} “${this.#of(record)}”`;
    const name = person === undefined ? values["creditedAs"] : this.#of(person);
    const of = episode === undefined ? this.showOf(record) : this.#of(episode);
    return `${String(name)}, ${type === "Host" ? "host" : "guest"} of “${of}”`;
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
