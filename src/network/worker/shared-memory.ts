/**
 * Moves the arrays of a network to shared memory, so that threads need no copies. Read-only afterwards. Cost:
 * one copy.
 */
export function inSharedMemory<T extends object>(network: T): T {
  return Object.fromEntries(
    Object.entries(network).map(([key, value]) => [key, sharedValue(value as unknown)]),
  ) as T;
}

function sharedValue(value: unknown): unknown {
  if (value instanceof Uint32Array) {
    const copy = new Uint32Array(new SharedArrayBuffer(value.byteLength));
    copy.set(value);
    return copy;
  }
  if (value instanceof Float64Array) {
    const copy = new Float64Array(new SharedArrayBuffer(value.byteLength));
    copy.set(value);
    return copy;
  }
  return typeof value === "object" && value !== null ? inSharedMemory(value) : value;
}
