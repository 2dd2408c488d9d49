/** A comparator for `sort`. Compares texts by UTF-16 units, independent of the language. */
export function compare<T extends number | string>(one: T, other: T): number {
  return one < other ? -1 : Number(one > other);
}
