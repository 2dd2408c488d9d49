/** For `sort`: below 0 where `one` comes first. Texts go by their UTF-16 units, whatever the language. */
export function compare<T extends number | string>(one: T, other: T): number {
  return one < other ? -1 : Number(one > other);
}
