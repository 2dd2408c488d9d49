import { charactersOf } from "../domain/characters";

/** A column of a table at the terminal. */
export interface Column<Row> {
  readonly heading: string;
  readonly read: (row: Row) => string | number;
}

/** Longer text is cut, so that a row stays a line. */
const widest = 44;

/** Rows in aligned columns: numbers to the right, text to the left. */
export function table<Row>(columns: ReadonlyArray<Column<Row>>, rows: readonly Row[]): string {
  const cells = rows.map((row) => columns.map(({ read }) => read(row)));
  const hasParts = columns.map((_, place) =>
    cells.some((row) => typeof row[place] === "number" && !Number.isInteger(row[place])),
  );
  const texts = [
    columns.map(({ heading }) => heading),
    ...cells.map((row) => row.map((value, place) => textOf(value, hasParts[place] ?? false))),
  ];
  const widths = columns.map((_, place) =>
    Math.max(...texts.map((row) => charactersOf(row[place] ?? "").length)),
  );
  const isNumber = columns.map((_, place) =>
    cells.every((row) => typeof row[place] === "number" || row[place] === "–"),
  );
  return texts
    .map((row) =>
      row
        .map((text, place) => padded(text, widths[place] ?? 0, isNumber[place] ?? false))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** All numbers of a column have as many places, so that they can be compared at a glance. */
function textOf(value: string | number, hasParts: boolean): string {
  if (typeof value === "number") return hasParts ? value.toFixed(4) : String(value);
  const characters = charactersOf(value.replaceAll(/\p{Cc}/gu, " "));
  return characters.length > widest ? `${characters.slice(0, widest - 1).join("")}…` : characters.join("");
}

/** By characters, not by the halves that some of them are made of. */
function padded(text: string, width: number, isNumber: boolean): string {
  const room = " ".repeat(Math.max(0, width - charactersOf(text).length));
  return isNumber ? room + text : text + room;
}
