import { isNameOfPerson } from "../names";
import type { Notes } from "./notes";
import type { NamedPerson } from "./people-in-text";
import { speakersInSentences } from "./people-in-sentences";

/** Of so many notes at least, one who speaks in more than half of them is a host; and so often at least a full name is read. */
const fewest = 3;

/** The hosts of a show by the notes of its episodes, which may call them by their first names: then the notes must say elsewhere, and mostly, what they are called in full. */
export function hostsOfNotes(all: readonly Notes[]): NamedPerson[] {
  if (all.length < fewest) return [];
  const counts = countsOf(all.map(({ lead }) => speakersInSentences(lead)));
  return [...counts].flatMap(([called, count]): NamedPerson[] => {
    if (count * 2 <= all.length) return [];
    const from = `the first sentences of ${count} of ${all.length} notes, in which “${called}” speaks`;
    if (isNameOfPerson(called)) return [{ name: called, as: "host", inference: { confidence: 0.8, from } }];
    const name = fullNameOf(called, all);
    if (name === null) return [];
    return [{ name, as: "host", inference: { confidence: 0.7, from: `${from}; the notes have ${name}` } }];
  });
}

function fullNameOf(called: string, all: readonly Notes[]): string | null {
  const first = called.replaceAll(".", "\\.");
  const full = new RegExp(String.raw`(?<![\p{L}\p{N}])${first} \p{Lu}\p{Ll}[\p{L}'’-]*`, "gu");
  const counts = countsOf(
    all.map(({ lines }) =>
      lines.flatMap(({ text }) => [...text.matchAll(full)].map(([name]) => name.replace(/['’]s?$/u, ""))),
    ),
  );
  const sum = [...counts.values()].reduce((total, count) => total + count, 0);
  const [best, count] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? ["", 0];
  return count >= fewest && count * 2 > sum && isNameOfPerson(best) ? best : null;
}

/** In how many of these each text is. */
function countsOf(all: ReadonlyArray<readonly string[]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const texts of all) for (const text of new Set(texts)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
