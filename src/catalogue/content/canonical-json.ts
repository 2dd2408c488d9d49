/** JSON as in RFC 8785: names of properties in order, no spaces. The same value is always the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const properties = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(properties).toSorted();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(properties[name])}`).join(",")}}`;
}
