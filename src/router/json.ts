import { isJsonObject, type JsonObject } from "../domain/json-object";

/** Sets a field. A plain assignment to `__proto__`, which a subgraph may send, would set the prototype. */
export function setField(object: JsonObject, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else object[key] = value;
}

/** Deep-merges `source` into `target`. Values that both have are expected to agree. */
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

/** A deep copy: later changes to one do not affect the other. */
export function copyOf<Value>(value: Value): Value;
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => copyOf<unknown>(item));
  if (!isJsonObject(value)) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) setField(copy, key, copyOf(value[key]));
  return copy;
}
