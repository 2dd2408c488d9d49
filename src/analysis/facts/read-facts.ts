import { columnSeparator, unpackedRows } from "../../catalogue/queries/packed-rows";
import { participationColumns } from "../../catalogue/queries/participation";
import { none, type FactTable } from "./fact-table";
import { Interned } from "./interned";

/** Reads what `participationOf` returns. */
export function factTableOf(packed: string): FactTable {
  const rows = unpackedRows(packed);
  const size = rows.length;
  const [ids, factIds, words] = [new Interned(), new Interned(), new Interned()];
  const internedBy = { eventId: ids, memberId: ids, showId: ids, factId: factIds };
  const columns = participationColumns.map((name) => {
    const interned = (internedBy as Partial<Record<string, Interned>>)[name] ?? words;
    // An undated fact has the sort date "".
    return new Column(size, interned, { isNullable: name !== "sortOn" });
  });
  for (let fact = 0; fact < size; fact += 1) {
    const texts = rows[fact]!.split(columnSeparator);
    for (let index = 0; index < texts.length; index += 1) {
      const column = columns[index]!;
      column.numbers[fact] = column.numberOf(texts[index]!);
    }
  }
  const column = (name: (typeof participationColumns)[number]) =>
    columns[participationColumns.indexOf(name)]!.numbers;
  return {
    size,
    ids: ids.toSortedTexts(),
    factIds: factIds.toTexts(),
    words: words.toSortedTexts(),
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

class Column {
  readonly numbers: Uint32Array;
  readonly #interned: Interned;
  readonly #isNullable: boolean;
  #last: { readonly text: string | null; readonly number: number } = { text: null, number: none };

  constructor(size: number, interned: Interned, { isNullable }: { readonly isNullable: boolean }) {
    this.numbers = new Uint32Array(size);
    this.#interned = interned;
    this.#isNullable = isNullable;
  }

  /** Facts of one event stand together, so most texts are those of the fact before: that is a comparison, not a hash. */
  numberOf(text: string): number {
    if (text !== this.#last.text) {
      const number = text === "" && this.#isNullable ? none : this.#interned.numberOf(text);
      this.#last = { text, number };
    }
    return this.#last.number;
  }
}
