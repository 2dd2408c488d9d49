interface Entry {
  readonly value: unknown;
  readonly buffers: ReadonlySet<ArrayBufferLike>;
  /** Everything outside of buffers, estimated. */
  readonly otherBytes: number;
}

/**
 * A cache bounded by measured bytes: the least recently used entries leave first. A buffer that several entries
 * refer to counts once.
 */
export class ByteCache {
  readonly #maxBytes: number;
  /** The least recently used first. */
  readonly #entries = new Map<string, Entry>();
  readonly #uses = new Map<ArrayBufferLike, number>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** What the entries take. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The number of entries. */
  get kept(): number {
    return this.#entries.size;
  }

  clear(): void {
    for (const key of this.#entries.keys()) this.#remove(key);
  }

  get(key: string): unknown {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** A value that alone takes more than the bound is not kept. */
  set(key: string, value: unknown): void {
    this.#remove(key);
    const { buffers, otherBytes } = measure(value);
    this.#entries.set(key, { value, buffers, otherBytes: otherBytes + 2 * key.length });
    this.#bytes += otherBytes + 2 * key.length;
    for (const buffer of buffers) {
      const uses = this.#uses.get(buffer) ?? 0;
      if (uses === 0) this.#bytes += buffer.byteLength;
      this.#uses.set(buffer, uses + 1);
    }
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= entry.otherBytes;
    for (const buffer of entry.buffers) {
      const uses = (this.#uses.get(buffer) ?? 1) - 1;
      if (uses > 0) this.#uses.set(buffer, uses);
      else {
        this.#uses.delete(buffer);
        this.#bytes -= buffer.byteLength;
      }
    }
  }
}

/** About what V8 takes for an object, or an entry of the cache. */
const bytesPerObject = 100;

/** The buffers of a value, and an estimate of everything else. Cost: its objects and properties. */
function measure(value: unknown): Omit<Entry, "value"> {
  const buffers = new Set<ArrayBufferLike>();
  const seen = new Set<object>();
  const bytesOf = (part: unknown): number => {
    if (typeof part === "string") return 2 * part.length;
    if (typeof part !== "object" || part === null) return 8;
    if (seen.has(part)) return 8;
    seen.add(part);
    if (ArrayBuffer.isView(part)) {
      buffers.add(part.buffer);
      return bytesPerObject;
    }
    return Object.values(part).reduce<number>((sum, each) => sum + bytesOf(each), bytesPerObject);
  };
  const otherBytes = bytesOf(value) + bytesPerObject;
  return { buffers, otherBytes };
}
