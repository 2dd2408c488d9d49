/**
 * Moves the arrays of a network, of one or two modes, to memory that all threads share, so that no measure copies it again.
 * Nothing writes to it afterwards. Costs one copy.
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
