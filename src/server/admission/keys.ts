import { createHash, timingSafeEqual } from "node:crypto";

/** The SHA-256 of each key, by name. The keys themselves are not stored. */
export type Keys = ReadonlyMap<string, Buffer>;

/**
 * The name of a key; null for an unknown key. Compares all digests in constant time, so that timing reveals
 * nothing about the keys.
 */
export function nameOfKey(keys: Keys, key: string): string | null {
  const digest = createHash("sha256").update(key).digest();
  let found: string | null = null;
  for (const [name, known] of keys) {
    if (timingSafeEqual(known, digest)) found = name;
  }
  return found;
}
