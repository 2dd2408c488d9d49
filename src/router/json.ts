export interface JsonObject {
  [key: string]: unknown;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A subgraph may send a field `__proto__`: assigning it would set the prototype, where this makes a plain field. */
export function setField(object: JsonObject, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else object[key] = value;
}

/** Adds to `target` what it lacks of `source`, into the depth. Two answers about one thing agree where they overlap. */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    const known = Object.hasOwn(target, key) ? target[key] : undefined;
    setField(target, key, merged(known, source[key]));
  }
}

function merged(known: unknown, added: unknown): unknown {
  if (known === added || added === null) return known ?? added;
  if (isJsonObject(known) && isJsonObject(added)) {
    mergeInto(known, added);
    return known;
  }
  if (Array.isArray(known) && Array.isArray(added) && known.length === added.length) {
    return known.map((item, index) => merged(item, added[index]));
  }
  return added;
}

/** The same with nothing shared: what is added to one of the two later does not show in the other. */
export function copyOf<Value>(value: Value): Value;
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => copyOf<unknown>(item));
  if (!isJsonObject(value)) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) setField(copy, key, copyOf(value[key]));
  return copy;
}
