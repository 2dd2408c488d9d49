import type { Entry, Fields } from "./entries";
import { isPartOfBook } from "./kinds";

type ReadEntry = Extract<Entry, { fields: Fields }>;

/** What a whole is, and says of itself only: its parts have their own. */
const notInherited =
  /^(?:ids|xref|entryset|entrysubtype|execute|label|options|presort|related\w*|short\w*|sortkey|subtitle|title|titleaddon|author|editor|editor[a-c]|translator|doi|isbn|isrn|issn|url|urldate|eprint\w*|file|abstract|annotation|annote|pages|pagetotal|keywords|crossref|xdata|note)$/;

/** An article of an issue of a journal is two below it. */
const maxDepth = 8;

/** The fields of an entry with those of the entries that it names by `xdata` and `crossref`, by the rules of biblatex. */
export function inheritedFields(
  entry: ReadEntry,
  entries: ReadonlyMap<string, ReadEntry>,
  within: ReadonlySet<ReadEntry> = new Set(),
): Fields {
  if (within.has(entry) || within.size === maxDepth) return entry.fields;
  const around = new Set([...within, entry]);
  const fieldsOf = (key: string) => {
    const named = entries.get(key.trim().toLowerCase());
    return named && { type: named.type, fields: inheritedFields(named, entries, around) };
  };
  const inherited = new Map<string, string>();
  const whole = fieldsOf(entry.fields.get("crossref") ?? "");
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
    for (const [name, value] of fieldsOf(key)?.fields ?? []) inherited.set(name, value);
  return new Map([...inherited, ...entry.fields]);
}
