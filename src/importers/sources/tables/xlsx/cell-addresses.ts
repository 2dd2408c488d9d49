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

const [letters, beforeA] = [26, 64];

const columnNumber = (name: string): number =>
  Array.from(name, (letter) => letter.charCodeAt(0) - beforeA).reduce((sum, one) => sum * letters + one, 0);

/** 1 is A, 27 is AA. */
export function columnName(number: number): string {
  const rest = (number - 1) % letters;
  const before = (number - 1 - rest) / letters;
  return (before > 0 ? columnName(before) : "") + String.fromCharCode(beforeA + 1 + rest);
}

/** "Talks!C12"; a name of several words is quoted. */
export function cellOf(sheet: string, column: number, row: number): string {
  const name = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  return `${name}!${columnName(column)}${row}`;
}
