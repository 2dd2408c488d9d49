import { timingSafeEqual } from "node:crypto";

import { listKeys, stateOf, type StoredKey } from "../../catalogue/queries/keys";
import type { Reader } from "../../database/statements";
import { digestOf, isKey } from "../../domain/keys";
import { type FindKey, keyMaxAgeMs, keyTimeoutMs, unknownKeyMaxAgeMs } from "./find-key";

interface KnownKey {
  readonly digest: Buffer;
  readonly key: StoredKey;
}

interface KnownKeys {
  readonly keys: readonly KnownKey[];
  /** By the monotonic clock, in milliseconds: before they were read. */
  readonly at: number;
}

/**
 * Finds keys among those of a catalogue. All of them are read at once, and kept for `keyMaxAgeMs`, so that a request with a
 * key runs no statement more, and guesses run at most one in `unknownKeyMaxAgeMs`.
 */
export function storedKeys(reader: Reader, now: () => number = () => performance.now()): FindKey {
  let known: KnownKeys | null = null;
  let reading: Promise<KnownKeys> | null = null;

  const read = async (): Promise<KnownKeys> => {
    const at = now();
    const keys = await listKeys(reader, { signal: AbortSignal.timeout(keyTimeoutMs) });
    known = { at, keys: keys.map((key) => ({ digest: Buffer.from(key.digest, "hex"), key })) };
    return known;
  };
  const keysWithin = (maxAgeMs: number): Promise<KnownKeys> | KnownKeys => {
    if (known && now() - known.at < maxAgeMs) return known;
    reading ??= read().finally(() => (reading = null));
    return reading;
  };

  return async (key) => {
    if (!isKey(key)) return "MALFORMED";
    const digest = Buffer.from(digestOf(key), "hex");
    const found =
      match((await keysWithin(keyMaxAgeMs)).keys, digest) ??
      match((await keysWithin(unknownKeyMaxAgeMs)).keys, digest);
    if (!found) return "UNKNOWN";
    const state = stateOf(found, Date.now());
    const { name, role, expiresAt } = found;
    return state === "ACTIVE" ? { name, role, expiresAt } : state;
  };
}

/** Compares all digests in constant time, so that timing reveals nothing about the keys. */
function match(keys: readonly KnownKey[], digest: Buffer): StoredKey | null {
  let found: StoredKey | null = null;
  for (const known of keys) {
    if (timingSafeEqual(known.digest, digest)) found = known.key;
  }
  return found;
}
