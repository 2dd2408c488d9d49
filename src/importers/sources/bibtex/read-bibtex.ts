import type { Place, ReadItem, ReadSource, Remark } from "../../records";
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { bibliographyOf } from "../works/bibliography";
import { recordsOfWorks } from "../works/works-records";
import type { Work } from "../works/work";
import { type Entry, type Fields, readEntries } from "./entries";
import { Inheritance } from "./inherited";
import { textOfTex } from "./tex-text";
import { workOfEntry } from "./work-of-entry";

/** Reads a bibliography of BibTeX or BibLaTeX: each entry is an item. */
export function readBibtex({ name, text }: SourceFile): ReadSource {
  const entries = readEntries(text);
  if (entries.length === 0) throw new Unreadable("Expected entries of BibTeX, but there are none.", 1);
  const byKey = new Map<string, ReadEntry>();
  for (const entry of entries) {
    const key = entry.key.toLowerCase();
    if ("fields" in entry && !byKey.has(key)) byKey.set(key, entry);
  }
  const inheritance = new Inheritance(byKey);
  const remarks: Remark[] = [];
  const works = new Map<Entry, Work>();
  for (const entry of entries) {
    if ("broken" in entry || isNoPublication(entry)) continue;
    works.set(entry, workOfEntry(entry, inheritance.fieldsOf(entry), placeOf(name, entry), remarks));
  }
  const { records, items, remarks: ofWorks } = recordsOfWorks([...works.values()]);
  const itemOf = new Map([...works.keys()].map((entry, at) => [entry, items[at]]));
  return bibliographyOf(name, {
    records,
    items: entries.map((entry) => itemOf.get(entry) ?? otherItemOf(entry, entries, placeOf(name, entry))),
    remarks: [...remarks, ...ofWorks],
  });
}

type ReadEntry = Extract<Entry, { fields: Fields }>;

const placeOf = (file: string, { line, key }: Entry): Place => ({
  file,
  line,
  item: key === "" ? null : key,
});

/** A set names entries, and `xdata` has fields for them. */
const isNoPublication = ({ type }: Entry): boolean => type === "set" || type === "xdata";

/** Of what is broken; or what is said by other entries too. */
function otherItemOf(entry: Entry, entries: readonly Entry[], place: Place): ReadItem {
  const title = textOfTex(entry.key);
  if ("broken" in entry) return { place, title, outcome: "refused", why: entry.broken };
  const keys = (written = "") => written.split(",").map((key) => key.trim().toLowerCase());
  const members = new Set(keys(entry.fields.get("entryset")));
  const saying = entries.find((other) =>
    entry.type === "set"
      ? members.has(other.key.toLowerCase())
      : "fields" in other && keys(other.fields.get("xdata")).includes(entry.key.toLowerCase()),
  );
  if (saying) return { place, title, outcome: "repeated", line: saying.line };
  return {
    place,
    title,
    outcome: "refused",
    why: `It is no publication: no entry of the file has its ${entry.type}.`,
  };
}
