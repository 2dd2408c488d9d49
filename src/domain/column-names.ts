const [letters, beforeA] = [26, 64];

/** What spreadsheets call a column: 1 is A, 27 is AA. */
export function columnName(number: number): string {
  const rest = (number - 1) % letters;
  const before = (number - 1 - rest) / letters;
  return (before > 0 ? columnName(before) : "") + String.fromCharCode(beforeA + 1 + rest);
}

/** The column of a name: A is 1. */
export const columnNumber = (name: string): number =>
  Array.from(name, (letter) => letter.charCodeAt(0) - beforeA).reduce((sum, one) => sum * letters + one, 0);
