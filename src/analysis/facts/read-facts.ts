import { columnSeparator, rowSeparator } from "../../catalogue/queries/packed-rows";
import { participationColumns } from "../../catalogue/queries/participation";
import { none, type FactTable } from "./fact-table";
import { Interned } from "./interned";

/** Reads what `participationOf` returns. */
export function factTableOf(pages: readonly string[]): FactTable {
  const rows = pages.map((page) => page.split(rowSeparator));
  const size = rows.reduce((sum, page) => sum + page.length, 0);
  const [ids, factIds, words] = [new Interned(), new Interned(), new Interned()];
  const texts = { eventId: ids, memberId: ids, showId: ids, factId: factIds };
  const columns = participationColumns.map((name) => ({
    numbers: new Uint32Array(size),
    interned: (texts as Partial<Record<string, Interned>>)[name] ?? words,
    // An undated fact has the sort date "".
    isNullable: name !== "sortOn",
  }));
  let fact = 0;
  for (const page of rows) {
    for (const row of page) {
      for (const [index, text] of row.split(columnSeparator).entries()) {
        const { numbers, interned, isNullable } = columns[index]!;
        numbers[fact] = text === "" && isNullable ? none : interned.numberOf(text);
      }
      fact += 1;
    }
  }
  const column = (name: (typeof participationColumns)[number]) =>
    columns[participationColumns.indexOf(name)]!.numbers;
  return {
    size,
    ids: ids.toTexts(),
    factIds: factIds.toTexts(),
    words: words.toTexts(),
    layers: column("layer"),
    events: column("eventId"),
    members: column("memberId"),
    facts: column("factId"),
    shows: column("showId"),
    eventKinds: column("eventKind"),
    memberKinds: column("memberKind"),
    roles: column("roles"),
    sortOn: column("sortOn"),
    earliest: column("dayEarliest"),
    latest: column("dayLatest"),
  };
}
