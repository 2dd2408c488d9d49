import { charactersOf } from "../domain/characters";
import { largestOf } from "../domain/extremes";

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
  const hasParts = columns.map((_, index) =>
    cells.some((row) => typeof row[index] === "number" && !Number.isInteger(row[index])),
  );
  const texts = [
    columns.map(({ heading }) => heading),
    ...cells.map((row) => row.map((value, index) => textOf(value, hasParts[index] ?? false))),
  ];
  const widths = columns.map((_, index) =>
    largestOf(texts.map((row) => charactersOf(row[index] ?? "").length)),
  );
  const isNumber = columns.map((_, index) =>
    cells.every((row) => typeof row[index] === "number" || row[index] === "–"),
  );
  return texts
    .map((row) =>
      row
        .map((text, index) => padded(text, widths[index] ?? 0, isNumber[index] ?? false))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** All numbers of a column have the same number of decimals. */
function textOf(value: string | number, hasParts: boolean): string {
  if (typeof value === "number") return hasParts ? value.toFixed(4) : String(value);
  const characters = charactersOf(value.replaceAll(/\p{Cc}/gu, " "));
  return characters.length > widest ? `${characters.slice(0, widest - 1).join("")}…` : characters.join("");
}

/** Counts characters, not UTF-16 units. */
function padded(text: string, width: number, isNumber: boolean): string {
  const room = " ".repeat(Math.max(0, width - charactersOf(text).length));
  return isNumber ? room + text : text + room;
}
