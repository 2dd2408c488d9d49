import { hierarchies } from "../../entities/relations";
import type { DataRecord, RecordBook } from "./record-book";

/** Finds cycles of types that refer to themselves: the catalogue rejects an edit with a cycle. */
export function removeCircles(book: RecordBook): void {
  for (const { type, column } of hierarchies) {
    const records = new Map(
      book.records.flatMap((record) => (record.type === type ? [[record.id, record]] : [])),
    );
    const above = (record: DataRecord) => records.get(Reflect.get(record.entity, column) as string);

    for (const circle of circlesOf([...records.values()], above)) {
      for (const [index, record] of circle.entries()) {
        const others = [...circle.slice(index + 1), ...circle.slice(0, index)];
        const way = [...others.map(nameAndPlaceOf), `"${slugOf(record)}"`].join(", then to ");
        book.problem(
          "CIRCLE",
          record.item,
          `The ${type} "${slugOf(record)}" leads back to itself by ${column.replace(/Id$/, "")}: to ${way}.`,
        );
        book.remove(record.id);
      }
    }
  }
}

/** Each cycle once. No two cycles share a member, since a record has one parent. */
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
