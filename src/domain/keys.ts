import { createHash, randomBytes } from "node:crypto";

import { base58 } from "@scure/base";

import type { Role } from "./roles";

/** Who sends a request with a key. */
export interface KeyHolder {
  /** The key's name, by which the history says who changed what. */
  readonly name: string;
  readonly role: Role;
  /** RFC 3339, in UTC. Null: the key does not expire. */
  readonly expiresAt: string | null;
}

/** Secret scanners find keys by it. */
const prefix = "rostrum_";

/** 32 bytes in base58, padded, then a checksum of six characters. */
const shape = /^rostrum_[1-9A-HJ-NP-Za-km-z]{44}[1-9A-HJ-NP-Za-km-z]{6}$/;
const [bytes, bodyLength, checkLength] = [32, 44, 6];

/** A new key: 256 random bits. Only its digest is kept. */
export function newKey(): string {
  const body = prefix + base58.encode(randomBytes(bytes)).padStart(bodyLength, "1");
  return body + checksumOf(body);
}

/** Whether the text was a key once: a typo, or a text that was cut, is found without a look at those that are known. */
export function isKey(text: string): boolean {
  return shape.test(text) && text.endsWith(checksumOf(text.slice(0, -checkLength)));
}

/** SHA-256, in hexadecimal (docs/decisions/0019-keys.md says why it is enough). */
export function digestOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

function checksumOf(body: string): string {
  const digest = createHash("sha256").update(body).digest();
  return base58.encode(digest).slice(-checkLength);
}
