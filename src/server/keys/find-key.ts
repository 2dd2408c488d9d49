import type { KeyHolder } from "../../domain/keys";

/** Why a key does not work. */
export type KeyProblem = "MALFORMED" | "UNKNOWN" | "EXPIRED" | "REVOKED";

/** Finds the holder of a key, or why it does not work. Rejects when that cannot be found out now. */
export type FindKey = (key: string) => Promise<KeyHolder | KeyProblem>;

/** How long what is known of keys is used: so many milliseconds after it is revoked, a key no longer works. */
export const keyMaxAgeMs = 5_000;

/** An unknown key may be new: it is looked up again when what is known is older than this, in milliseconds. */
export const unknownKeyMaxAgeMs = 1_000;

/** Timeout of a look-up, in milliseconds. */
export const keyTimeoutMs = 2_000;
