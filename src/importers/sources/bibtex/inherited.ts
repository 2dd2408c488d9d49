import type { Entry, Fields } from "./entries";
import { isPartOfBook } from "./kinds";

type ReadEntry = Extract<Entry, { fields: Fields }>;

/** What a whole is, and says of itself only: its parts have their own. */
const notInherited =
  /^(?:ids|xref|entryset|entrysubtype|execute|label|options|presort|related\w*|short\w*|sortkey|subtitle|title|titleaddon|author|editor|editor[a-c]|translator|doi|isbn|isrn|issn|url|urldate|eprint\w*|file|abstract|annotation|annote|pages|pagetotal|keywords|crossref|xdata|note)$/;

/** An article of an issue of a journal is two below it. */
const maxDepth = 8;

/** The fields of entries with those of the entries that they name by `xdata` and `crossref`, by the rules of biblatex. */
export class Inheritance {
  readonly #entries: ReadonlyMap<string, ReadEntry>;
  readonly #found = new Map<ReadEntry, Fields>();

  /** `entries` are by their keys in lower case. */
  constructor(entries: ReadonlyMap<string, ReadEntry>) {
    this.#entries = entries;
  }

  fieldsOf(entry: ReadEntry, depth = 0): Fields {
    const known = this.#found.get(entry);
    if (known !== undefined || depth === maxDepth) return known ?? entry.fields;
    // One that leads to itself has no more from there than its own.
    this.#found.set(entry, entry.fields);
    const inherited = new Map<string, string>();
    const whole = this.#named(entry.fields.get("crossref") ?? "", depth);
    for (const [name, value] of whole?.fields ?? []) if (!notInherited.test(name)) inherited.set(name, value);
    if (whole) {
      const title = whole.fields.get("title");
      const isPeriodical = whole.type === "periodical";
      if (title !== undefined && (isPartOfBook(entry.type) || isPeriodical))
        inherited.set(isPeriodical ? "journaltitle" : "booktitle", title);
      const subtitle = whole.fields.get("subtitle");
      if (subtitle !== undefined && isPartOfBook(entry.type)) inherited.set("booksubtitle", subtitle);
    }
    for (const key of (entry.fields.get("xdata") ?? "").split(","))
      for (const [name, value] of this.#named(key, depth)?.fields ?? []) inherited.set(name, value);
    const fields = new Map([...inherited, ...entry.fields]);
    this.#found.set(entry, fields);
    return fields;
  }

  #named(key: string, depth: number) {
    const entry = this.#entries.get(key.trim().toLowerCase());
    return entry && { type: entry.type, fields: this.fieldsOf(entry, depth + 1) };
  }
}
