import type { Place } from "../../records";
import type { Row } from "../tables/row";
import { cellOf } from "../tables/xlsx/cell-addresses";
import { pathsIn, textIn } from "./expressions";
import type { Expression } from "./mapping";

/** Where a row stands. */
export const placeOfRow = ({ file, line, sheet }: Row): Place => ({
  file,
  line,
  item: null,
  ...(sheet ? { cell: cellOf(sheet.name, 1, line) } : {}),
});

/** The place of the first of these columns in which a row has something: a cell of its own in a workbook, else that of the row. */
export function placeIn(place: Place, row: Row, expressions: Expression | readonly Expression[]): Place {
  const { sheet, line } = row;
  if (sheet === null) return place;
  const names = [expressions].flat().flatMap(pathsIn);
  const name = names.find((one) => textIn(row, one) !== null) ?? names[0] ?? "";
  const found = [...sheet.columns].find(([column]) => column.toLowerCase() === name.toLowerCase());
  return found ? { ...place, cell: cellOf(sheet.name, found[1], line) } : place;
}
