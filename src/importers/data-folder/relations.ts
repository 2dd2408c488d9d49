import type { EdtfDate } from "../../entities";
import type { AboutYaml } from "./format";
import type { Item } from "./item";
import type { RecordBook } from "./record-book";

/** The key of a relation that may hold more than once between the same two: the second is numbered 2, in the file's order. */
export function repeated<T>(keyOf: (value: T) => string): (value: T) => string {
  const times = new Map<string, number>();
  return (value) => {
    const key = keyOf(value);
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? key : `${key}/${time}`;
  };
}

export function checkSpan(
  book: RecordBook,
  item: Item<unknown>,
  start: EdtfDate | null,
  end: EdtfDate | null,
): void {
  if (start?.earliest && end?.latest && start.earliest > end.latest) {
    book.problem("IMPOSSIBLE_DATE", item, `It starts on ${start.edtf}, after its end on ${end.edtf}.`);
  }
}

const subjects = [
  ["topic", "Topic"],
  ["organisation", "Organisation"],
  ["person", "Person"],
  ["publication", "Publication"],
] as const;

/** What a show, an episode or a publication is about. */
export function addAbouts(
  book: RecordBook,
  work: { type: "Show" | "Episode" | "Publication"; key: Item<string>; abouts: Array<Item<AboutYaml>> },
): void {
  for (const about of work.abouts) {
    const [property, type] = subjects.find(([name]) => about.value[name] !== undefined) ?? subjects[0];
    const subject = about.at(property) as Item<string>;
    book.add("About", `${work.type}/${work.key.value}/${property}/${subject.value}`, about, (entry) => ({
      ...entry.stated(about),
      workId: entry.required(work.type, work.key),
      subjectId: entry.required(type, subject),
    }));
  }
}
