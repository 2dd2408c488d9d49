import { toOne } from "../../entities/relations";
import type { DataRecord, RecordBook } from "./record-book";

/** Where a type refers to itself, nothing may stand above itself: the catalogue refuses an edit that leaves such a circle. */
export function removeCircles(book: RecordBook): void {
  for (const { from, key, to } of toOne) {
    if (to.length !== 1 || to[0] !== from) continue;
    const records = new Map(
      book.records.flatMap((record) => (record.type === from ? [[record.id, record]] : [])),
    );
    const above = (record: DataRecord) => records.get(Reflect.get(record.entity, key) as string);

    for (const circle of circlesOf([...records.values()], above)) {
      for (const [index, record] of circle.entries()) {
        const others = [...circle.slice(index + 1), ...circle.slice(0, index)];
        const way = [...others.map(nameAndPlaceOf), `"${slugOf(record)}"`].join(", below ");
        book.problem(
          "CIRCLE",
          record.item,
          `The ${from} "${slugOf(record)}" stands below itself: below ${way}.`,
        );
        book.remove(record.id);
      }
    }
  }
}

/** Each circle once, from wherever it is met. Since nothing has two above it, no two circles share a member. */
function circlesOf(
  records: readonly DataRecord[],
  above: (record: DataRecord) => DataRecord | undefined,
): DataRecord[][] {
  const seen = new Set<DataRecord>();
  return records.flatMap((start) => {
    const way: DataRecord[] = [];
    let at: DataRecord | undefined = start;
    for (; at && !seen.has(at); at = above(at)) {
      seen.add(at);
      way.push(at);
    }
    const joint = at ? way.indexOf(at) : -1;
    return joint < 0 ? [] : [way.slice(joint)];
  });
}

function nameAndPlaceOf(record: DataRecord): string {
  return `"${slugOf(record)}" (${record.item.file.name}, line ${record.item.line})`;
}

function slugOf({ entity }: DataRecord): string {
  return (entity as { slug: string }).slug;
}
