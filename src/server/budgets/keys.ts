import { createHash, timingSafeEqual } from "node:crypto";

/** The SHA-256 of each key, by the key's name. The keys themselves stand nowhere. */
export type Keys = ReadonlyMap<string, Buffer>;

/**
 * The name of a key; null where nobody has it. What is compared is digests, and all of them: how long it takes says
 * nothing of how near a guess came.
 */
export function nameOfKey(keys: Keys, key: string): string | null {
  const digest = createHash("sha256").update(key).digest();
  let found: string | null = null;
  for (const [name, known] of keys) {
    if (timingSafeEqual(known, digest)) found = name;
  }
  return found;
}
