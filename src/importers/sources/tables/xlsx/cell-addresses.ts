import { columnName, columnNumber } from "../../../../domain/column-names";

/** Cells between two corners, each counted from 1. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const corner = String.raw`\$?([A-Z]{1,3})\$?(\d{1,7})`;
const area = new RegExp(`^${corner}(?::${corner})?$`);

/** The area of "B3" or "B3:D9"; null for any other text. */
export function areaAt(written: string): Area | null {
  const [, left, top, right = left, bottom = top] = area.exec(written) ?? [];
  if (left === undefined || right === undefined) return null;
  return { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) };
}

/** "Talks!C12"; a name of several words is quoted. */
export function cellOf(sheet: string, column: number, row: number): string {
  const name = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  return `${name}!${columnName(column)}${row}`;
}
